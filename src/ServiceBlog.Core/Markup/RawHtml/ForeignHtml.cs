using ServiceBlog.LinkCheck.Html;
using ServiceBlog.LinkCheck.Urls;

namespace ServiceBlog.Core.Markup;

/// <summary>Takes out of HTML from elsewhere what runs a program or speaks for the whole page, by the same reading that tells authors of it.</summary>
public static partial class ForeignHtml
{
    /// <summary>Taking something out can make a tag of what stood around it, so the text is read again.</summary>
    private const int MostReadings = 4;

    /// <summary>Within a line, in letters. So tags without an end cost no more than their number.</summary>
    private const int LongestProgram = 4096;

    private static readonly string[] Frames = ["iframe", "frame", "embed", "object"];

    /// <summary>Elements that speak for the whole page or swallow it; "" is a comment without an end.</summary>
    private static readonly string[] OfPages =
        ["base", "body", "frameset", "head", "html", "link", "meta", "plaintext", "script", "style", "template", "textarea", ""];

    /// <summary>Does so with all HTML of a text as our own Markdown has it. It is read until nothing is found: an indented line is code behind a block
    /// of HTML, and mark-up once that is no more.</summary>
    /// <param name="left">Is told what was left out, and why.</param>
    public static string DisarmMarkdown(string markdown, Action<string> left)
    {
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var (written, end) = (new StringBuilder(markdown.Length), 0);
            foreach (var (start, armed, safe) in Parts(markdown).SelectMany(part => Disarmed(part, markdown, left)).OrderBy(edit => edit.Start))
            {
                if (start < end)
                    continue;
                written.Append(markdown, end, start - end).Append(safe);
                end = start + armed.Length;
            }
            if (end == 0)
                return markdown;
            markdown = written.Append(markdown, end, markdown.Length - end).ToString();
        }
        return markdown.Replace("<", "&lt;", StringComparison.Ordinal);
    }

    /// <summary>The HTML of a part of a text: a block, or a tag and, if that begins a script within a line, all of the script.</summary>
    public static string Of(MarkdownObject part, string markdown)
    {
        var end = Math.Min(part.Span.End + 1, markdown.Length);
        if (part is HtmlInline tag && Program().Match(tag.Tag) is { Success: true } program)
        {
            var line = tag.Parent;
            while (line is { Parent: { } above })
                line = above;
            var behind = Math.Clamp((line?.ParentBlock?.Span.End ?? 0) + 1 - end, 0, Math.Min(LongestProgram, markdown.Length - end));
            var close = $"</{program.Groups["name"].Value}>";
            if (markdown.IndexOf(close, end, behind, StringComparison.OrdinalIgnoreCase) is >= 0 and var start)
                end = start + close.Length;
        }
        return markdown[part.Span.Start..end];
    }

    /// <param name="before">The text before it: what stood on both sides must not become one tag.</param>
    /// <param name="left">Is told what was left out, and why.</param>
    public static string Disarm(string html, ReadOnlySpan<char> before, Action<string> left)
    {
        var safe = Disarm(html, left);
        return safe.Length == 0 && before.LastIndexOf('<') > before.LastIndexOf('>') ? "<!-- -->" : safe;
    }

    /// <summary>What takes the place of a part of a text, or of the address in it; none if it runs nothing.</summary>
    private static IEnumerable<(int Start, string Armed, string Safe)> Disarmed(MarkdownObject part, string markdown, Action<string> left)
    {
        var (start, armed, safe) = part switch
        {
            HtmlBlock or HtmlInline when Of(part, markdown) is var html => (part.Span.Start, html, Disarm(html, markdown.AsSpan(0, part.Span.Start), left)),
            AutolinkInline { IsEmail: false } link when ScriptUrl.Is(link.Url, isImage: false) => (link.Span.Start, "<", "&lt;"),
            LinkInline { Reference: null, UrlSpan: { IsEmpty: false } span, Url: { } url } link when ScriptUrl.Is(url, link.IsImage) =>
                (span.Start, Written(span), "#"),
            LinkReferenceDefinition { UrlSpan: { IsEmpty: false } span, Url: { } url } when ScriptUrl.Is(url, isImage: false) =>
                (span.Start, Written(span), "#"),
            _ => (0, "", ""),
        };
        if (armed == safe)
            return [];
        if (part is not (HtmlBlock or HtmlInline))
            left("a link runs a program; its text is kept");
        return [(start, armed, safe)];

        string Written(SourceSpan span) => markdown.Substring(span.Start, span.Length);
    }

    private static IEnumerable<MarkdownObject> Parts(string markdown)
    {
        if (!markdown.AsSpan().ContainsAny('<', ':'))
            return [];
        try
        {
            return MarkdownConverter.Parse(markdown).Descendants();
        }
        catch (MarkdownTooComplexException)
        {
            return []; // no site shows it
        }
    }

    private static string Disarm(string html, Action<string> left)
    {
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var armed = ActiveHtml.Find(html).Where(IsLeft).GroupBy(active => active.Start).OrderBy(tag => tag.Key).ToList();
            if (armed.Count == 0)
                return html;
            var (written, end) = (new StringBuilder(html.Length), 0);
            foreach (var tag in armed.Where(tag => tag.Key < html.Length))
            {
                if (tag.Key < end)
                    continue; // within an element that was left out
                written.Append(html, end, tag.Key - end);
                end = WriteTag(html, tag.Key, tag, written, left);
            }
            html = written.Append(html, end, html.Length - end).ToString();
        }
        return html.Replace("<", "&lt;", StringComparison.Ordinal);
    }

    /// <summary>Writes what is left of a tag; returns where the text after it begins.</summary>
    private static int WriteTag(string html, int start, IEnumerable<ActiveContent> armed, StringBuilder written, Action<string> left)
    {
        if (html[start] == '<' && armed.FirstOrDefault(active => active.Element.Length == 0) is { } comment)
        {
            left(comment.Message);
            written.Append("&lt;"); // a comment without an end
            return start + 1;
        }
        var end = start;
        foreach (var match in Tag().EnumerateMatches(html.AsSpan(start)))
            end += match.Length;
        var tag = html[start..end];
        foreach (var active in tag.Length == 0 ? [] : armed)
        {
            left(active.Message);
            var isFrame = active.Kind == ActiveKind.Fetch && Frames.Contains(active.Element);
            if (active.Attribute is { } name && !isFrame)
            {
                tag = WithoutAttribute(tag, name);
                continue;
            }
            written.Append(isFrame ? Link(active.Url) : "");
            return active.Element is "script" or "style" or "iframe" ? EndOfElement(html, end, active.Element) : end;
        }
        written.Append(tag);
        return end;
    }

    private static bool IsLeft(ActiveContent active) =>
        active.Kind != ActiveKind.Page || active.Attribute is not null || OfPages.Contains(active.Element);

    /// <summary>What another site shows within the page is a link to it.</summary>
    private static string Link(string? url) =>
        url is null ? "" : $"<a href=\"{System.Net.WebUtility.HtmlEncode(url)}\">{System.Net.WebUtility.HtmlEncode(url)}</a>";

    /// <summary>The tag without the attribute; nothing if it cannot be found in it.</summary>
    private static string WithoutAttribute(string tag, string name) =>
        Regex.Replace(tag, $"""(?:[\s/]+|(?<=["'])){Regex.Escape(name)}(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?(?=[\s/>"'])""", "", RegexOptions.IgnoreCase, TimeSpan.FromMinutes(1)) is var safe && safe != tag ? safe : "";

    private static int EndOfElement(string html, int end, string name) =>
        html.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase) is > 0 and var close
            && html.IndexOf('>', close) is > 0 and var closed ? closed + 1 : end;

    [GeneratedRegex(@"\A<(?<name>script|style)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Program();

    [GeneratedRegex("""\A</?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
