using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Extensions.Callouts;

/// <summary>The words behind <c>[!note]</c>, as the first block of its quote.</summary>
internal sealed class CalloutTitle(BlockParser parser) : LeafBlock(parser);

/// <summary>
/// A quote that begins with <c>[!kind]</c>: an alert as GitHub has it, with an own title and folded (<c>-</c> closed,
/// <c>+</c> open) as Obsidian has it. Kept with its <see cref="QuoteBlock"/>.
/// </summary>
/// <param name="Kind">In lower case.</param>
/// <param name="Fold"><c>-</c>, <c>+</c>, or a space if it does not fold.</param>
internal sealed record Callout(string Kind, char Fold)
{
    private static readonly object Key = new();

    /// <summary>The title where the author gives none: the kind as words.</summary>
    public string DefaultTitle => char.ToUpperInvariant(Kind[0]) + Kind[1..].Replace('-', ' ');

    public static Callout? Of(QuoteBlock quote) => quote.GetData(Key) as Callout;

    /// <summary>Called when a quote has been parsed, before its inlines are.</summary>
    public static void Recognize(BlockProcessor processor, Block block)
    {
        if (block is not QuoteBlock quote || quote.Count == 0 || quote[0] is not ParagraphBlock { Lines.Count: > 0 } paragraph)
            return;
        ref var first = ref paragraph.Lines.Lines[0];
        if (Read(first.Slice.AsSpan(), out var titleStart) is not { } callout)
            return;
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
        var title = new CalloutTitle(paragraph.Parser!) { ProcessInlines = true, Line = line.Line, Column = line.Column, Span = new SourceSpan(line.Slice.Start, line.Slice.End) };
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

    private static readonly System.Buffers.SearchValues<char> KindCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}
