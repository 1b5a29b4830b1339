namespace ServiceBlog.Core.Markup;

/// <summary>Finds what is sound Markdown and yet not what its author meant: code that nothing closes, headings and links that stay text. Only where
/// nothing else is likely, since a warning about sound text teaches authors to ignore warnings.</summary>
internal sealed partial class LikelyMistakes(string markdown, LineMap lines, ICollection<Diagnostic> diagnostics)
{
    private const int LongestHeading = 100;
    private const int LongestAddress = 1000;

    public static void Find(MarkdownDocument document, string markdown, LineMap lines, ICollection<Diagnostic> diagnostics)
    {
        var mistakes = new LikelyMistakes(markdown, lines, diagnostics);
        foreach (var block in document)
        {
            // One within a quotation or a list ends with that.
            if (block is FencedCodeBlock { ClosingFencedCharCount: 0 } code)
                mistakes.ReportUnclosed(code);
            else if (block is ParagraphBlock paragraph)
                mistakes.ReportHeading(paragraph);
        }
        mistakes.ReportLinks(document);
    }

    private void ReportUnclosed(FencedCodeBlock code)
    {
        var fence = new string(code.FencedChar, code.OpeningFencedCharCount);
        Report(Rules.UnclosedCode, code.Span.Start,
            $"nothing closes the code that begins here, so all that follows is code; put a line of {fence} below it", fence);
    }

    private void ReportHeading(ParagraphBlock paragraph)
    {
        var start = paragraph.Span.Start;
        if (start < 0 || start >= markdown.Length || markdown[start] != '#')
            return;
        var text = markdown.AsSpan(start, Math.Min(paragraph.Span.Length, markdown.Length - start));
        var end = text.IndexOf('\n');
        var line = (end < 0 ? text : text[..end]).Trim().ToString();
        if (line.Length <= LongestHeading && (SubHeading().IsMatch(line) || (end < 0 && IsTitle(line))))
            Report(Rules.MissingHeadingSpace, start, "a space is missing after #, so this is text and no heading", Marks().Replace(line, "$0 ", 1));
    }

    /// <summary>A line of its own with one # before the first of several words. Hashtags, directives of C and a sentence that begins with a hashtag
    /// are none.</summary>
    private static bool IsTitle(string line) =>
        Title().IsMatch(line) && !Directive().IsMatch(line) && line.LastIndexOf('#') == 0 && line[^1] is not ('.' or ',' or ';' or ':');

    private void ReportLinks(MarkdownDocument document)
    {
        var candidates = SpacedAddresses();
        if (candidates.Count == 0)
            return;
        foreach (var literal in document.Descendants<LiteralInline>())
        {
            var next = candidates.BinarySearch(literal.Span.Start);
            for (var index = next < 0 ? ~next : next; index < candidates.Count && candidates[index] <= literal.Span.End; index++)
                ReportLink(candidates[index]);
        }
    }

    /// <summary>Where the text and the address of a link meet, if the address has a space in it: hardly ever.</summary>
    private List<int> SpacedAddresses()
    {
        var found = new List<int>();
        for (var place = markdown.IndexOf("](", StringComparison.Ordinal); place >= 0; place = markdown.IndexOf("](", place + 2, StringComparison.Ordinal))
        {
            var rest = markdown.AsSpan(place + 2, Math.Min(LongestAddress, markdown.Length - place - 2));
            var end = rest.IndexOfAny(')', '\n');
            if (end > 0 && rest[end] == ')' && rest[..end].Trim().Contains(' '))
                found.Add(place);
        }
        return found;
    }

    private void ReportLink(int closing)
    {
        var rest = markdown.AsSpan(closing, Math.Min(LongestAddress + 3, markdown.Length - closing));
        if (SpacedAddress().Match(rest.ToString()) is not { Success: true } match || StartOfText(closing) is not { } start)
            return;
        var address = match.Groups["address"].Value.Trim();
        Report(Rules.SpaceInLink, start, $"the address \"{address}\" has a space in it, so this is text and no link", $"<{address}>");
    }

    /// <summary>The bracket that opens the text of the link; null if none does in the same paragraph, or it is escaped.</summary>
    private int? StartOfText(int closing)
    {
        var depth = 0;
        for (var place = closing; place >= 0 && closing - place < 1000; place--)
        {
            if (markdown[place] == ']')
                depth++;
            else if (markdown[place] == '[' && --depth == 0)
                return place > 0 && markdown[place - 1] == '\\' ? null : place > 0 && markdown[place - 1] == '!' ? place - 1 : place;
            else if (markdown[place] == '\n' && place > 0 && markdown[place - 1] == '\n')
                return null;
        }
        return null;
    }

    private void Report(Rule rule, int position, string message, string suggestion) =>
        diagnostics.Report(rule, lines.Locate(position), message, suggestion);

    /// <summary>No hashtag has two marks.</summary>
    [GeneratedRegex(@"\A#{2,6}[\p{L}\p{N}]", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex SubHeading();

    [GeneratedRegex(@"\A#\p{L}[^\s#]*(?:\s+\S+){1,11}\z", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Title();

    [GeneratedRegex(@"\A#(?:include|include_next|import|define|undef|if|ifdef|ifndef|elif|elifdef|elifndef|elseif|else|endif|error|warning|line|pragma|region|endregion|nullable|using|load|r|reference|embed|available|selector|usage)\b", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\A#+", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Marks();

    /// <summary>A path, a file or a web address with a space in it, and perhaps a title behind it.</summary>
    [GeneratedRegex(@"\A\]\([ ]*(?<address>(?=[^()\n""<>]*\S[ ]+\S)(?:(?:https?://|\.{0,2}/)[^()\n""<>]*?|[^()\n""<>]*?(?:\.\w{1,5}|/)(?:[?#][^()\n""<>]*?)?))[ ]*(?:[ ](?:""[^""\n]*""|'[^'\n]*'))?[ ]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex SpacedAddress();
}

/// <summary>What an author got wrong in the Markdown itself, as the parsers see it.</summary>
/// <param name="Position">An offset into the Markdown.</param>
internal readonly record struct ParseMistake(Rule Rule, int Position, string Message);

/// <summary>The mistakes of a document, kept with it: parsers have no other way to hand something over.</summary>
internal static class ParseMistakes
{
    private static readonly object Key = new();

    public static void Add(MarkdownDocument document, Rule rule, int position, string message)
    {
        if (document.GetData(Key) is not List<ParseMistake> mistakes)
            document.SetData(Key, mistakes = []);
        mistakes.Add(new ParseMistake(rule, position, message));
    }

    public static IReadOnlyList<ParseMistake> Of(MarkdownDocument document) => document.GetData(Key) as List<ParseMistake> ?? [];
}
