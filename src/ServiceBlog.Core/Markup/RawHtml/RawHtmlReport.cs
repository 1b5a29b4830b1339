using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Markup;

/// <summary>Tells what the raw HTML of a text does besides marking it. All of the text's HTML is read, since a tag can begin in one piece of raw HTML
/// and end behind some Markdown.</summary>
internal static class RawHtmlReport
{
    public static void Add(string html, RawHtmlStretches stretches, LineMap lines, ICollection<Diagnostic> diagnostics)
    {
        var found = ActiveHtml.Find(html);
        if (found.Count == 0)
            return;
        var source = new MarkupSourceMap(lines, stretches.Marks);
        diagnostics.AddAll(found.Select(active => new Diagnostic(RuleOf(active.Kind), source.Locate(active.Start), active.Message)
        {
            Element = active.Element,
            Attribute = active.Attribute,
            Url = active.Url,
        }));
    }

    /// <summary>Tells what was taken away.</summary>
    public static void AddRemoved(SanitizedHtml sanitized, RawHtmlStretches stretches, LineMap lines, ICollection<Diagnostic> diagnostics)
    {
        var source = new MarkupSourceMap(lines, stretches.Marks);
        foreach (var (offset, message) in sanitized.Removed.DistinctBy(removed => removed).OrderBy(removed => removed.Offset))
            diagnostics.Report(Rules.RawHtmlRemoved, source.Locate(offset), message);
    }

    private static Rule RuleOf(ActiveKind kind) => kind switch
    {
        ActiveKind.Script => Rules.RawHtmlScript,
        ActiveKind.ScriptAddress => Rules.ScriptLink,
        ActiveKind.Fetch => Rules.RawHtmlFetch,
        _ => Rules.RawHtmlPage,
    };
}
