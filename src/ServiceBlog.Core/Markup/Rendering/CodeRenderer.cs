using ServiceBlog.Core.Markup.Code;

namespace ServiceBlog.Core.Markup;

/// <summary>A code block, coloured if its language is known. What follows the language says more: <c>title="site.yml" {1,3-5} numbered</c>. A block's
/// attributes are those of the code.</summary>
internal sealed class CodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    /// <summary>In characters. Longer code has no colours, so that the time for a page is bounded.</summary>
    private const int LongestCode = 200_000;

    /// <summary>Of two letters every name is nearly another.</summary>
    private const int ShortestMisspelt = 3;

    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var info = block as FencedCodeBlock;
        var language = LanguageOf((SlotHtmlRenderer)renderer, info);
        var display = CodeDisplay.Parse(info?.Arguments);
        renderer.EnsureLine();
        if (display.Title is { } title)
            renderer.Write("<figure class=\"code\"><figcaption>").WriteEscape(title).Write("</figcaption>");
        renderer.Write(display.IsNumbered ? "<pre class=\"numbered\"><code" : "<pre><code").WriteAttributes(block).Write('>');
        if (language is null && !display.HasLines)
            renderer.WriteLeafRawLines(block, writeEndOfLines: true, escape: true);
        else
            new CodeWriter(renderer, display).Write(TextOf(block), language);
        renderer.Write("</code></pre>");
        renderer.WriteLine(display.Title is null ? "" : "</figure>");
    }

    private static CodeLanguage? LanguageOf(SlotHtmlRenderer renderer, FencedCodeBlock? block)
    {
        if (block?.Info is not { Length: > 0 } info || block.Lines.Count == 0)
            return null;
        // Other programs write their own settings right behind the name: rust,ignore and js{1,3}.
        var name = info.IndexOfAny([',', '{', '=']) is > 0 and var end ? info[..end] : info;
        if (name.Length >= ShortestMisspelt && !CodeLanguage.IsKnown(name) && CodeLanguage.Nearest(name) is { } near)
            renderer.Report(new Diagnostic(Rules.UnknownCodeLanguage, renderer.Locate(block.Span.Start),
                $"\"{name}\" is no language whose code is coloured", near));
        return CodeLanguage.Find(name);
    }

    /// <summary>Without the end of its last line, behind which no other begins.</summary>
    private static string TextOf(CodeBlock block) => string.Join('\n', (block.Lines.Lines ?? []).Take(block.Lines.Count).Select(line => line.Slice.ToString()));

    /// <summary>Writes code with its colours, and each line apart if lines are numbered or marked.</summary>
    private readonly ref struct CodeWriter(HtmlRenderer renderer, CodeDisplay display)
    {
        public void Write(string code, CodeLanguage? language)
        {
            var line = 1;
            BeginLine(line);
            // What is not coloured is gathered, so that it is written at once.
            var plain = 0;
            if (language is not null && code.Length <= LongestCode)
            {
                var tokens = new CodeTokens(code, language);
                while (tokens.Read(out var style))
                {
                    if (style is null)
                        continue;
                    WriteStyled(code.AsSpan(plain, tokens.Start - plain), style: null, ref line);
                    WriteStyled(code.AsSpan(tokens.Start, tokens.End - tokens.Start), style, ref line);
                    plain = tokens.End;
                }
            }
            WriteStyled(code.AsSpan(plain), style: null, ref line);
            renderer.Write(display.HasLines ? "\n</span>" : "\n");
        }

        /// <summary>A comment of several lines is coloured on each of them.</summary>
        private void WriteStyled(ReadOnlySpan<char> text, string? style, ref int line)
        {
            while (display.HasLines && text.IndexOf('\n') is >= 0 and var end)
            {
                WritePiece(text[..end], style);
                renderer.Write("\n</span>");
                BeginLine(++line);
                text = text[(end + 1)..];
            }
            WritePiece(text, style);
        }

        private void BeginLine(int line)
        {
            if (display.HasLines)
                renderer.Write(display.IsMarked(line) ? "<span class=\"line marked\">" : "<span class=\"line\">");
        }

        private void WritePiece(ReadOnlySpan<char> text, string? style)
        {
            if (text.IsEmpty)
                return;
            if (style is not null)
                renderer.Write("<span class=\"").Write(style).Write("\">");
            renderer.WriteEscape(text);
            if (style is not null)
                renderer.Write("</span>");
        }
    }
}

/// <summary>How code is shown, by what follows its language.</summary>
/// <param name="Marked">The first and the last number of each stretch of marked lines.</param>
internal sealed partial record CodeDisplay(string? Title, bool IsNumbered, ImmutableArray<(int First, int Last)> Marked)
{
    private static readonly CodeDisplay Plain = new(Title: null, IsNumbered: false, []);

    public bool HasLines => IsNumbered || !Marked.IsEmpty;

    public bool IsMarked(int line) => Marked.Any(range => line >= range.First && line <= range.Last);

    /// <summary>What is none of ours stays unread: other tools put words there too.</summary>
    public static CodeDisplay Parse(string? words)
    {
        if (string.IsNullOrEmpty(words))
            return Plain;
        var marked = MarkedPart().Match(words).Groups["lines"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(part =>
        {
            var ends = part.Split('-');
            return (First: Number(ends[0]), Last: Number(ends[^1]));
        });
        return new CodeDisplay(
            TitlePart().Match(words) is { Success: true } title ? title.Groups["title"].Value : null,
            NumberedPart().IsMatch(words),
            [.. marked.Where(range => range.First > 0)]);
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("""(^|\s)title=["'](?<title>[^"']+)["']""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex TitlePart();

    [GeneratedRegex("""(^|\s)\{(?<lines>[\d,\s-]+)\}""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex MarkedPart();

    [GeneratedRegex("""(^|\s)(numbered|showLineNumbers|linenos)(\s|$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex NumberedPart();
}
