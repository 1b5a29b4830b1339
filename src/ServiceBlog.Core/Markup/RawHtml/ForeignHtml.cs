using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Markup;

/// <summary>Takes out of a piece of HTML from elsewhere what runs a program or speaks for the whole page, by the same reading that tells authors of it.</summary>
public static partial class ForeignHtml
{
    /// <summary>Taking something out can make a tag of what stood around it, so the text is read again.</summary>
    private const int MostReadings = 4;

    private static readonly string[] Frames = ["iframe", "frame", "embed", "object"];

    /// <summary>Elements that speak for the whole page or swallow it; "" is a comment without an end.</summary>
    private static readonly string[] OfPages =
        ["base", "body", "frameset", "head", "html", "link", "meta", "plaintext", "script", "style", "template", "textarea", ""];

    /// <param name="left">Is told what was left out, and why.</param>
    public static string Disarm(string html, Action<string> left)
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

    [GeneratedRegex("""\A</?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
