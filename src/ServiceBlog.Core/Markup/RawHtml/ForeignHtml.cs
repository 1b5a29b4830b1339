using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Markup;

/// <summary>Takes out of a piece of HTML from elsewhere what runs a program or speaks for the whole page, by the same reading that tells authors of it.</summary>
public static partial class ForeignHtml
{
    /// <summary>Taking something out can make a tag of what stood around it, so the text is read again.</summary>
    private const int MostReadings = 4;

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
                if (active.Start >= html.Length || Tag().Match(html, active.Start) is not { Success: true } tag || tag.Index != active.Start)
                    continue;
                left(active.Message);
                html = active.Attribute is { } name ? WithoutAttribute(html, tag, name) : WithoutElement(html, tag, active.Element);
            }
        }
        return html.Replace("<", "&lt;", StringComparison.Ordinal);
    }

    private static bool IsLeft(ActiveContent active) =>
        active.Kind is ActiveKind.Script or ActiveKind.ScriptAddress || (active.Kind == ActiveKind.Page && active.Attribute is null && active.Element is "base" or "meta" or "script");

    private static string WithoutAttribute(string html, Match tag, string name) =>
        Regex.Replace(tag.Value, $"""[\s/"']+{Regex.Escape(name)}(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+))?(?=[\s/>"'])""", "", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)) is var safe
            ? string.Concat(html.AsSpan(0, tag.Index), safe == tag.Value ? "" : safe, html.AsSpan(tag.Index + tag.Length)) : html;

    private static string WithoutElement(string html, Match tag, string name)
    {
        var end = tag.Index + tag.Length;
        if (name == "script" && html.IndexOf("</script", end, StringComparison.OrdinalIgnoreCase) is > 0 and var close && html.IndexOf('>', close) is > 0 and var closed)
            end = closed + 1;
        return html.Remove(tag.Index, end - tag.Index);
    }

    [GeneratedRegex("""</?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
