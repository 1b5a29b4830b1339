namespace ServiceBlog.Core.Graph;

/// <summary>Finds the pages that front matter names by their key, and reports those that are not there.</summary>
public sealed class NamedPages(PageIndex index, LinkSuggestions suggestions, ICollection<Diagnostic> diagnostics)
{
    private readonly NameSuggestions _topics =
        new(() => index.Pages.Where(page => page.Kind == PageKind.Topic).Select(topic => topic.Key));

    /// <param name="role">What the page is to be, in the words of a message.</param>
    /// <returns>Null if there is none, or none was named.</returns>
    public Page? Find(Located<string>? key, string role)
    {
        if (key is not { } named)
            return null;
        if (index.ByKey(named.Value) is [var found, ..])
            return found;
        ReportUnknown(named, role, suggestions.ForKey(named.Value));
        return null;
    }

    /// <summary>The parent of a topic; null if it has none.</summary>
    public Page? ParentOf(Page topic)
    {
        if (topic.FrontMatter.Parent is not { } parent)
            return null;
        if (index.ByKey(PageKind.Topic, parent.Value) is { } found)
            return found;
        ReportUnknown(parent, "parent topic", _topics.For(parent.Value));
        return null;
    }

    private void ReportUnknown(Located<string> key, string role, string? suggestion) =>
        diagnostics.Add(new Diagnostic(Rules.UnknownPage, key.Location, $"there is no page \"{key.Value}\" to be the {role}")
        {
            Suggestion = suggestion,
        });
}
