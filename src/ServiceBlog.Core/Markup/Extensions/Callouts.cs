namespace ServiceBlog.Core.Markup;

/// <summary>The words behind <c>[!note]</c>, as the first block of its quote.</summary>
internal sealed class CalloutTitle(BlockParser parser) : LeafBlock(parser);

/// <summary>A quote that begins with <c>[!kind]</c>: an alert as GitHub has it, with an own title and folded (<c>-</c> closed, <c>+</c> open) as
/// Obsidian has it. Kept with its <see cref="QuoteBlock"/>.</summary>
/// <param name="Kind">In lower case.</param>
/// <param name="Fold"><c>-</c>, <c>+</c>, or a space if it does not fold.</param>
internal sealed partial record Callout(string Kind, char Fold)
{
    private static readonly object Key = new();

    /// <summary>The title where neither the author nor the site has words.</summary>
    public string KindAsTitle => char.ToUpperInvariant(Kind[0]) + Kind[1..].Replace('-', ' ');

    public static Callout? Of(QuoteBlock quote) => quote.GetData(Key) as Callout;

    /// <summary>Called when a quote has been parsed, before its inlines are.</summary>
    public static void Recognize(BlockProcessor processor, Block block) => Recognize(block, static line => line);

    /// <summary>The same in a note, whose plugins and themes let more stand in the brackets: <c>[!note|wide]</c>, <c>[!Note:]</c>.</summary>
    public static void RecognizeInNote(BlockProcessor processor, Block block) =>
        Recognize(block, static line => NoteKind().Replace(line, "[!${kind}]${fold} ", 1));

    /// <param name="spelt">Gives the first line as it is written elsewhere.</param>
    private static void Recognize(Block block, Func<string, string> spelt)
    {
        if (block is not QuoteBlock quote || quote.Count == 0 || quote[0] is not ParagraphBlock { Lines.Count: > 0 } paragraph)
            return;
        ref var first = ref paragraph.Lines.Lines[0];
        if (!first.Slice.AsSpan().StartsWith("[!"))
            return;
        var (written, plain) = (first.Slice.ToString(), spelt(first.Slice.ToString()));
        if (Read(plain, out var titleStart) is not { } callout)
            return;
        titleStart += written.Length - plain.Length;
        quote.SetData(Key, callout);
        var attributes = quote.GetAttributes();
        attributes.AddClass("markdown-alert");
        attributes.AddClass("markdown-alert-" + callout.Kind);

        var line = first;
        paragraph.Lines.RemoveAt(0);
        if (paragraph.Lines.Count == 0)
            quote.Remove(paragraph);
        line.Slice.Start += titleStart;
        line.Slice.TrimEnd();
        if (line.Slice.IsEmpty)
            return;
        var title = new CalloutTitle(paragraph.Parser!)
        {
            ProcessInlines = true,
            Line = line.Line,
            Column = line.Column,
            Span = new SourceSpan(line.Slice.Start, line.Slice.End)
        };
        title.Lines = new StringLineGroup(capacity: 1);
        title.Lines.Add(ref line);
        quote.Insert(0, title);
    }

    /// <param name="titleStart">Where in the line the title begins.</param>
    private static Callout? Read(ReadOnlySpan<char> line, out int titleStart)
    {
        titleStart = 0;
        if (!line.StartsWith("[!"))
            return null;
        var end = line.IndexOf(']');
        if (end < 3 || !char.IsAsciiLetter(line[2]) || line[2..end].ContainsAnyExcept(KindCharacters))
            return null;
        var kind = line[2..end].ToString().ToLowerInvariant();
        var rest = line[(end + 1)..];
        var fold = !rest.IsEmpty && rest[0] is '-' or '+' ? rest[0] : ' ';
        if (fold != ' ')
            rest = rest[1..];
        if (!rest.IsEmpty && rest[0] is not (' ' or '\t'))
            return null;
        titleStart = line.Length - rest.TrimStart(" \t").Length;
        return new Callout(kind, fold);
    }

    [GeneratedRegex(@"\A\[!\s*(?<kind>[A-Za-z][\w-]*)[^\]]*\](?<fold>[-+]?)\s*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex NoteKind();

    private static readonly SearchValues<char> KindCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}

/// <summary>A quote, or a callout: a box with a title, which folds if it is asked to. Icons and colours are the theme's affair.</summary>
internal sealed class CalloutRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, QuoteBlock>
{
    protected override void Write(SlotHtmlRenderer renderer, QuoteBlock quote)
    {
        var callout = Callout.Of(quote);
        var element = callout switch { null => "blockquote", { Fold: ' ' } => "div", _ => "details" };
        renderer.EnsureLine();
        renderer.Write('<').Write(element).WriteAttributes(quote).WriteLine(callout?.Fold == '+' ? " open>" : ">");
        if (callout is not null && (quote.Count == 0 || quote[0] is not CalloutTitle))
            CalloutTitleRenderer.WriteTitle(renderer, callout, title: null);
        var isWithinListItem = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(quote);
        renderer.ImplicitParagraph = isWithinListItem;
        renderer.EnsureLine();
        renderer.Write("</").Write(element).WriteLine('>');
    }
}

/// <summary>A title that the author gave.</summary>
internal sealed class CalloutTitleRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, CalloutTitle>
{
    public static void WriteTitle(SlotHtmlRenderer renderer, Callout callout, CalloutTitle? title)
    {
        var element = callout.Fold == ' ' ? "p" : "summary";
        renderer.Write('<').Write(element).Write(" class=\"markdown-alert-title\">");
        if (title is not null)
            renderer.WriteLeafInline(title);
        else if (SiteWords.Keys.IndexOf(callout.Kind) is >= 0 and var word)
            renderer.AddSlot(word, SlotPart.Word);
        else
            renderer.WriteEscape(callout.KindAsTitle);
        renderer.Write("</").Write(element).WriteLine('>');
    }

    protected override void Write(SlotHtmlRenderer renderer, CalloutTitle title) =>
        WriteTitle(renderer, Callout.Of((QuoteBlock)title.Parent!)!, title);
}
