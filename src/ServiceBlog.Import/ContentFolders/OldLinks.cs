using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Import.ContentFolders;

/// <summary>Writes a text of an old site for the new one: links and images in Markdown and in HTML lead where their targets lie now, headings stand
/// below the page's title, and what our dialect alone would take for mark-up is escaped. Code stays as it is.</summary>
internal sealed partial class OldLinks(string text, bool hasAttributes, OldLinks.Target target, ImportNotes notes)
{
    private readonly List<(int Start, int Length, string Text)> _edits = [];
    private readonly TextLines _lines = new(text);

    /// <summary>The new address of an old one; null if it leads to nothing that was imported.</summary>
    /// <param name="isHtml">Whether it is an attribute's, which needs the published address.</param>
    public delegate string? Target(string url, bool isImage, bool isHtml);

    public string Rewrite(string? title)
    {
        var document = OldText.Parse(text);
        var all = document.OfType<HeadingBlock>().ToLookup(heading => SourceOf(heading).Trim().Length == 0);
        // One without words, which nothing computes here, is none.
        _edits.AddRange(all[true].Select(empty => (empty.Span.Start, empty.Span.Length, "")));
        var headings = all[false].ToList();
        var isTitle = headings is [{ Level: 1 } first, ..] && document[0] == first && title is not null
            && OldText.Bones(OldText.Plain(SourceOf(first))) == OldText.Bones(OldText.Plain(title));
        if (isTitle)
            _edits.Add((headings[0].Span.Start, headings[0].Span.Length, ""));
        LowerHeadings(headings.Skip(isTitle ? 1 : 0));
        foreach (var part in document.Descendants())
        {
            switch (part)
            {
                case LinkInline { Reference: null, IsAutoLink: false } link when link.UrlSpan is { IsEmpty: false, Start: > 0 } && link.Url is { } url:
                    Replace(link.UrlSpan.Start, link.UrlSpan.Length, url, link.IsImage);
                    break;
                case LinkReferenceDefinition { Url: { } url } definition when definition.UrlSpan is { IsEmpty: false, Start: > 0 }:
                    Replace(definition.UrlSpan.Start, definition.UrlSpan.Length, url, isImage: OldPaths.Media().IsMatch(url));
                    break;
                case AutolinkInline { IsEmail: false } link when RawHtml.IsCode(link.Url):
                    notes.Add(Rules.LeftOut, text, link.Span.Start, ProgramLink(link.Url));
                    _edits.Add((link.Span.Start, 0, "\\"));
                    break;
                case HtmlBlock or HtmlInline:
                    RewriteHtml(part.Span.Start, ForeignHtml.Of(part, text));
                    break;
            }
        }
        foreach (Match source in DirectiveSource().Matches(text))
            Replace(source.Groups["url"].Index, source.Groups["url"].Length, source.Groups["url"].Value, isImage: true);
        EscapeDialect(document);
        return OldDirective.Finish(Applied()).Trim('\n') is { Length: > 0 } written ? written + "\n" : "";
    }

    private string SourceOf(HeadingBlock heading) =>
        text.Substring(heading.Span.Start, Math.Min(heading.Span.Length, text.Length - heading.Span.Start)).Split('\n')[0].TrimStart('#');

    /// <summary>The page's title is its only heading of the first level.</summary>
    private void LowerHeadings(IEnumerable<HeadingBlock> headings)
    {
        var rest = headings.ToList();
        if (!rest.Exists(heading => heading.Level == 1))
            return;
        foreach (var heading in rest.Where(heading => heading.Level < 6))
        {
            if (!heading.IsSetext)
                _edits.Add((heading.Span.Start, 0, "#"));
            else if (heading.Level == 1 && text.LastIndexOf('\n', heading.Span.End) is > 0 and var line && line > heading.Span.Start)
                _edits.Add((line + 1, heading.Span.End - line, "---"));
        }
    }

    private void Replace(int start, int length, string url, bool isImage)
    {
        if (RawHtml.IsCode(url))
        {
            notes.Add(Rules.LeftOut, text, start, ProgramLink(url));
            _edits.Add((start, length, "#"));
        }
        else if (target(url, isImage, isHtml: false) is not { } found)
            notes.Add(Rules.UnresolvedImport, text, start, $"{url} leads to nothing that was imported");
        else if (found != url)
            _edits.Add((start, length, text[start] == '<' && length > 1 ? $"<{found}>" : LinkWriter.Destination(found)));
    }

    private static string ProgramLink(string url) => $"the link to {HtmlText.Shorten(url, 40)} runs a program; its text is kept";

    private void RewriteHtml(int start, string html)
    {
        var written = Attribute().Replace(html, match =>
        {
            var (name, value) = (match.Groups["name"].Value.ToLowerInvariant(), match.Groups["value"].Value.Trim('"', '\''));
            var mark = match.Groups["value"].Value[0] is '"' or '\'' ? match.Groups["value"].Value[..1] : "\"";
            if (name == "srcset")
                return $"{match.Groups["start"].Value}{mark}{string.Join(", ", value.Split(',').Select(part => part.Trim().Split(' ', 2) is [var address, .. var size] ? $"{target(address, isImage: true, isHtml: true) ?? address} {string.Join(' ', size)}".Trim() : part))}{mark}";
            var url = System.Net.WebUtility.HtmlDecode(value).Trim();
            if (target(url, isImage: name is not ("href" or "cite"), isHtml: true) is { } found)
                return found == url ? match.Value : $"{match.Groups["start"].Value}{mark}{RawHtml.Encode(found)}{mark}";
            notes.Add(Rules.UnresolvedImport, text, start + match.Index, $"{url} leads to nothing that was imported");
            return match.Value;
        });
        var safe = ForeignHtml.Disarm(written.Replace(" className=", " class=", StringComparison.Ordinal), text.AsSpan(0, start), reason =>
            notes.Add(Rules.LeftOut, text, start, $"left out: {reason}"));
        if (safe != html)
            _edits.Add((start, html.Length, safe));
    }

    /// <summary>Marks of our dialect in what was plain text: wikilinks, citations, attributes, directives.</summary>
    private void EscapeDialect(MarkdownDocument document)
    {
        // Neighbouring pieces of plain text are one: "[" and "[x" are parsed apart.
        var plain = new List<(int Start, int End)>();
        foreach (var literal in document.Descendants<LiteralInline>().Where(literal => literal.Span is { IsEmpty: false, Start: >= 0 })
            .OrderBy(literal => literal.Span.Start))
        {
            if (plain.Count > 0 && plain[^1].End == literal.Span.Start)
                plain[^1] = (plain[^1].Start, literal.Span.End + 1);
            else
                plain.Add((literal.Span.Start, literal.Span.End + 1));
        }
        foreach (var (start, end) in plain)
        {
            foreach (var match in Dialect().EnumerateMatches(text.AsSpan(0, end), start))
            {
                var isAttribute = text[match.Index] == '{';
                if ((isAttribute && hasAttributes) || (isAttribute && IsHeadingId(match.Index)) || (match.Index > 0 && text[match.Index - 1] == '\\'))
                    continue;
                _edits.Add((match.Index, 0, "\\"));
            }
        }
    }

    /// <summary>All these programs take <c>## Title {#id .class}</c> as we do.</summary>
    private bool IsHeadingId(int at) => text.AsSpan(at + 1).TrimStart(" \t") is ['#' or '.', ..] && text.AsSpan(_lines.StartOf(at)).TrimStart().StartsWith("#");

    private string Applied()
    {
        var written = new StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var (start, length, replacement) in _edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.Length))
        {
            if (start < at)
                continue;
            written.Append(text, at, start - at).Append(replacement);
            at = start + length;
        }
        return written.Append(text, at, text.Length - at).ToString();
    }

    [GeneratedRegex("""(?<start>(?<=[\s"'])(?<name>href|src|srcset|poster|data-src|cite|background)\s*=\s*)(?<value>"[^"]*"|'[^']*'|[^\s"'<>=]+)""", AnyCase, MatchTimeout)]
    private static partial Regex Attribute();

    /// <summary>The file that a directive of ours shows.</summary>
    [GeneratedRegex(@"^[ \t>]*\uFDD0+\w[^\n]*\uFDD1src=""(?<url>[^""\n]+)""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex DirectiveSource();

    [GeneratedRegex(@"\[(?=\[[^\[\]\n]+\]\])|(?<=\[)@(?=[\w:.-]+[\],;# ])|\{(?=[ \t]*(?:[#.][A-Za-z][^\s{}]*|[A-Za-z_:][\w:.-]*=)[^{}\n]*\})|(?<=^[ \t>*+-]*):(?=::*[ \t]*[a-zA-Z])|(?<![\w:\uFDD0]):(?=[a-zA-Z][\w-]*[\[{])", RegexOptions.Multiline, MatchTimeout)]
    private static partial Regex Dialect();
}
