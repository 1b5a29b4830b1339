using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Import.ContentFolders;

/// <summary>A text of an old site as Markdown: where its code is, which is never changed, and its first heading.</summary>
internal static partial class OldText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseFootnotes().UseLimits().Build();

    private static readonly MarkdownPipeline AttributedPipeline = new MarkdownPipelineBuilder().UseGenericAttributes().Build();

    /// <summary>The tree of a text; that of an empty one if it is nested or crowded beyond all use.</summary>
    public static MarkdownDocument Parse(string text) => ForeignMarkdown.Parse(text, Pipeline) ?? new MarkdownDocument();

    /// <summary>From where to where there is code, in order: blocks, spans, and what HTML holds as such.</summary>
    public static List<(int Start, int End)> CodeOf(string text)
    {
        var code = new List<(int Start, int End)>();
        foreach (var part in Parse(text).Descendants())
        {
            if (part is Markdig.Syntax.CodeBlock or CodeInline && !part.Span.IsEmpty)
                code.Add((part.Span.Start, part.Span.End + 1));
        }
        code.Sort();
        // A tag that is written within code begins nothing.
        code.AddRange(HtmlCodeOf(text, code).ToList());
        code.Sort();
        return code;
    }

    /// <summary>From where to where there are blocks of HTML, in which nothing of Markdown is read.</summary>
    public static List<(int Start, int End)> HtmlOf(string text) =>
        [.. Parse(text).Descendants<HtmlBlock>().Where(block => !block.Span.IsEmpty).Select(block => (block.Span.Start, block.Span.End + 1)).Order()];

    /// <summary>Markdown as HTML that can stand within a block of such: without an empty line, at which the block would end.</summary>
    public static string ToHtml(string markdown)
    {
        var html = Markdown.ToHtml(markdown.Trim(), AttributedPipeline).Trim();
        var inline = html.StartsWith("<p>", StringComparison.Ordinal) && html.LastIndexOf("<p>", StringComparison.Ordinal) == 0 ? html[3..^4] : html;
        return inline.Replace("\n\n", "\n&#10;", StringComparison.Ordinal);
    }

    /// <summary>Elements of HTML that hold code, except those that begin within some ranges.</summary>
    private static IEnumerable<(int Start, int End)> HtmlCodeOf(string text, List<(int Start, int End)> except)
    {
        // All ends are found once, since every start without one would be looked up to the end of the text.
        var ends = HtmlCodeEnd().Matches(text).GroupBy(end => end.Groups["name"].Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(name => name.Key, name => new Queue<Match>(name), StringComparer.OrdinalIgnoreCase);
        var at = 0;
        foreach (Match start in ends.Count == 0 ? [] : (IEnumerable<Match>)HtmlCodeStart().Matches(text))
        {
            if (start.Index < at || IsIn(except, start.Index) || ends.GetValueOrDefault(start.Groups["name"].Value) is not { } after)
                continue;
            while (after.TryPeek(out var before) && before.Index < start.Index)
                after.Dequeue();
            if (!after.TryDequeue(out var end))
                continue;
            at = end.Index + end.Length;
            yield return (start.Index, at);
        }
    }

    /// <summary>The same in MDX, where indentation means nothing, and the first tag of an element may have attributes in braces.</summary>
    public static List<(int Start, int End)> CodeOfMdx(string text) =>
        [.. MdxCode().Matches(text).Select(match => (match.Index, match.Index + match.Length)).Concat(HtmlCodeOf(text, except: []).Select(code => (text.IndexOf('>', code.Start), code.End))).Order()];

    public static bool IsIn(List<(int Start, int End)> ranges, int position)
    {
        var index = ranges.BinarySearch((position, int.MaxValue));
        // Ranges may lie within each other, so a few before are looked at too.
        for (var before = (index < 0 ? ~index : index) - 1; before >= 0 && before > (index < 0 ? ~index : index) - 8; before--)
        {
            if (ranges[before].End > position)
                return true;
        }
        return false;
    }

    /// <summary>Replaces what a pattern finds, unless it begins within code.</summary>
    public static string OutsideCode(string text, Regex pattern, MatchEvaluator replacement, bool isMdx = false)
    {
        if (!pattern.IsMatch(text))
            return text;
        var code = isMdx ? CodeOfMdx(text) : CodeOf(text);
        return pattern.Replace(text, match => IsIn(code, match.Index) ? match.Value : replacement(match));
    }

    /// <summary>The words of a heading that the text begins with; null if it does not.</summary>
    public static string? FirstHeading(string text) =>
        LeadingHeading().Match(text) is { Success: true } heading
            && Plain(heading.Groups["atx"].Success ? heading.Groups["atx"].Value : heading.Groups["setext"].Value) is { Length: > 0 } words ? words : null;

    /// <summary>The words of a line of Markdown.</summary>
    public static string Plain(string markdown)
    {
        var words = new StringBuilder();
        // Not the number of a list.
        var line = BlockStart().Replace(AttributesAtEnd().Replace(markdown, ""), @"${number}\${mark}");
        foreach (var inline in Parse(line).Descendants<LeafInline>())
        {
            _ = inline switch
            {
                LiteralInline literal => words.Append(literal.Content.AsSpan()),
                CodeInline code => words.Append(code.Content),
                HtmlEntityInline entity => words.Append(entity.Transcoded.AsSpan()),
                LineBreakInline => words.Append(' '),
                _ => words,
            };
        }
        return HtmlText.OneLine(words.ToString());
    }

    /// <summary>Letters and digits alone, for two spellings of one title or anchor to be compared.</summary>
    public static string Bones(string text) => string.Concat(text.Normalize(NormalizationForm.FormD).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"<(?<name>pre|code|script|style|textarea)\b[^<>]*>", AnyCase, MatchTimeout)]
    private static partial Regex HtmlCodeStart();

    [GeneratedRegex(@"</(?<name>pre|code|script|style|textarea)\s*>", AnyCase, MatchTimeout)]
    private static partial Regex HtmlCodeEnd();

    [GeneratedRegex(@"^(?>[ \t>]*)(?:(?>[-*+]|\d+[.)])(?>[ \t]*))?(?<fence>`{3,}|~{3,})[^`\n]*\n(?:.*?^[ \t>]*\k<fence>[`~]*[ \t]*$|.*\z)|(?<!`)(?<mark>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\k<mark>(?!`)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex MdxCode();

    [GeneratedRegex(@"\A(?:\s|<!--.*?-->)*(?:# (?<atx>[^\n]+?)(?:[ \t]+#+)?[ \t]*(?:\n|\z)|(?<setext>[^\s#>|`~+*<\[!-][^\n]*)\n=+[ \t]*(?:\n|\z))", RegexOptions.ExplicitCapture | RegexOptions.Singleline, MatchTimeout)]
    public static partial Regex LeadingHeading();

    [GeneratedRegex(@"^\s*(?<number>\d{0,9})(?<mark>(?<=\d)[.)]|(?<!\d)[-+*#>]+)(?=\s)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex BlockStart();

    [GeneratedRegex(@"\s*\{[#.:][^{}]*\}\s*$", RegexOptions.None, MatchTimeout)]
    private static partial Regex AttributesAtEnd();
}
