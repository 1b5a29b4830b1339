using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Markup;

/// <summary>Takes out of a piece of HTML from elsewhere what runs a program or speaks for the whole page, by the same reading that tells authors of it.</summary>
public static partial class ForeignHtml
{
    /// <summary>Taking something out can make a tag of what stood around it, so the text is read again.</summary>
    private const int MostReadings = 4;

    private static readonly string[] Frames = ["iframe", "frame", "embed", "object"];

    /// <param name="left">Is told what was left out, and why.</param>
    public static string Disarm(string html, Action<string> left)
    {
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var armed = ActiveHtml.Find(html).Where(IsLeft).OrderByDescending(active => active.Start).ToList();
            if (armed.Count == 0)
                return html;
            foreach (var active in armed)
            {
                if (active.Start >= html.Length)
                    continue;
                if (active.Element.Length == 0 && html[active.Start] == '<')
                {
                    left(active.Message);
                    html = $"{html.AsSpan(0, active.Start)}&lt;{html.AsSpan(active.Start + 1)}"; // a comment without an end
                }
                else if (Tag().Match(html, active.Start) is { Success: true } tag && tag.Index == active.Start)
                {
                    left(active.Message);
                    html = active.Kind == ActiveKind.Fetch && Frames.Contains(active.Element) ? Linked(html, tag, active.Url)
                        : active.Attribute is { } name ? WithoutAttribute(html, tag, name)
                        : WithoutElement(html, tag, active.Element);
                }
            }
        }
        return html.Replace("<", "&lt;", StringComparison.Ordinal);
    }

    private static bool IsLeft(ActiveContent active) =>
        active.Kind != ActiveKind.Page || (active.Attribute is null && active.Element is "base" or "meta" or "script" or "style" or "textarea" or "");

    /// <summary>What another site shows within the page is a link to it.</summary>
    private static string Linked(string html, Match tag, string? url) => string.Concat(
        html.AsSpan(0, tag.Index), url is null ? "" : $"<a href=\"{System.Net.WebUtility.HtmlEncode(url)}\">{System.Net.WebUtility.HtmlEncode(url)}</a>", html.AsSpan(tag.Index + tag.Length));

    private static string WithoutAttribute(string html, Match tag, string name) =>
        Regex.Replace(tag.Value, $"""(?:[\s/]+|(?<=["'])){Regex.Escape(name)}(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?(?=[\s/>"'])""", "", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) is var safe
            ? string.Concat(html.AsSpan(0, tag.Index), safe == tag.Value ? "" : safe, html.AsSpan(tag.Index + tag.Length)) : html;

    private static string WithoutElement(string html, Match tag, string name)
    {
        var end = tag.Index + tag.Length;
        if (name is "script" or "style" && html.IndexOf($"</{name}", end, StringComparison.OrdinalIgnoreCase) is > 0 and var close && html.IndexOf('>', close) is > 0 and var closed)
            end = closed + 1;
        return html.Remove(tag.Index, end - tag.Index);
    }

    [GeneratedRegex("""</?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
