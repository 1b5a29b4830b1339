namespace ServiceBlog.Core.Editing.Moving;

/// <summary>What stands against a move, as far as that shows before anything is tried.</summary>
internal static class MoveRefusals
{
    /// <param name="to">A path with which nothing is wrong.</param>
    public static IEnumerable<Diagnostic> Find(EditableSite site, Page page, string to) =>
        [.. site.Unreadable, .. OfKind(site, page, site.Config.KindOf(to)!.Value), .. OfDate(page, to)];

    /// <summary>What is wrong with the new path, as the end of a sentence; null if nothing is.</summary>
    public static string? OfPath(EditableSite site, Page page, string to) => site.Config.KindOf(to) switch
    {
        _ when page.Kind == PageKind.Comment => "it is a comment, which goes along with the page that it is on",
        null or PageKind.Comment => $"{to} is in none of the folders of pages: {string.Join(", ", SiteGraph.Folders.Concat(site.Config.Collections.Select(collection => collection.Folder)))}",
        _ when !ContentPath.IsMarkdown(to) => $"{to} is no Markdown file: a page's name ends in .md",
        _ when to == page.SourcePath => "it is there already",
        _ when page.IsSectionIndex => "it is the text at the top of its folder's list, which has no other place",
        _ when PageAddress.IsSectionIndex(site.Config.PlaceOf(to)) => $"a page called {to} would become the text at the top of its folder's list",
        _ when site.FileAt(to) is { } other => $"{other.DisplayPath} is there already",
        _ when NotAName(to) is { } fault => fault,
        _ => OfKey(site, page, ContentPath.KeyOf(to)),
    };

    /// <summary>The same for a file that is published as it is.</summary>
    /// <param name="after">The site with the file in its new place.</param>
    public static string? OfFile(EditableSite site, EditableSite after, string from, string to) => to switch
    {
        _ when to == from => "it is there already",
        _ when site.FileAt(to) is { } other => $"{other.DisplayPath} is there already",
        _ when NotAName(to) is { } fault => fault,
        _ when after.Inputs.Static.All(file => file.File.Path != to) => $"{to} would not be published: such files lie in static/ or beside the pages",
        _ => null,
    };

    private static string? NotAName(string path) =>
        path.Split('/').Any(part => part.Length == 0 || part.StartsWith('.') || part.Any(char.IsControl) || part.Contains('\\'))
            ? $"{path} is not a name that every system takes" : null;

    /// <summary>A key may be anything until a text names the page by it.</summary>
    private static string? OfKey(EditableSite site, Page page, string key)
    {
        foreach (var (_, link) in LinksTo(site, page))
        {
            if (link.Kind == LinkKind.Citation && !CitationParser.IsKey(key))
                return $"it is cited ({link.Location}), and \"{key}\" cannot stand in a citation: only letters, digits and - _ . can";
            if (link.Kind is LinkKind.Wikilink or LinkKind.Transclusion && !WikilinkSyntax.IsKey(key))
                return $"a wikilink leads to it ({link.Location}), and \"{key}\" cannot stand in one: [ ] # | and a ^ at the start cannot";
        }
        return null;
    }

    /// <summary>Comments that cannot go along.</summary>
    public static IEnumerable<Diagnostic> OfComments(EditableSite site, MovedFile moved) =>
        from comment in moved.Comments
        let there = site.FileAt(comment.Value)
        where there is not null
        select new Diagnostic(Rules.RefusedEdit, new SourceLocation(site.DisplayPathOf(comment.Key)),
            $"this comment cannot go along with {site.DisplayPathOf(moved.From)}: {there.DisplayPath} is there already");

    /// <summary>Keys and citations that mean something only to or in the old kind.</summary>
    private static IEnumerable<Diagnostic> OfKind(EditableSite site, Page page, PageKind kind)
    {
        if (kind == page.Kind)
            yield break;
        var becomes = $"it would become a {Name(kind)}";
        if (page.Kind == PageKind.Source)
        {
            foreach (var (from, link) in LinksTo(site, page).Where(found => found.Link.Kind == LinkKind.Citation))
                yield return new Diagnostic(Rules.RefusedEdit, link.Location, $"{from.DisplayPath} cites {page.DisplayPath} as a source, and {becomes}");
        }
        foreach (var other in site.Pages)
        {
            foreach (var reference in NamedReference.Of(other.FrontMatter)
                .Where(reference => reference.OnlyKind == page.Kind && reference.Find(site.Index, other) == page))
                yield return new Diagnostic(Rules.RefusedEdit, reference.Key.Location, $"{other.DisplayPath} names it as a {Name(page.Kind)}, and {becomes}");
        }
    }

    /// <summary>A date that only the file's name tells must not be lost with the name.</summary>
    private static IEnumerable<Diagnostic> OfDate(Page page, string to)
    {
        if (ContentPath.DateOf(page.SourcePath) is { } date && ContentPath.DateOf(to) is null && page.FrontMatter.Date is { Location.Line: 1 })
            yield return new Diagnostic(Rules.RefusedEdit, new SourceLocation(page.DisplayPath, 1, 1),
                $"its date stands only in its name and would be lost: write \"date: {date}\" into its front matter, or begin the new name with {date}-");
    }

    private static IEnumerable<(Page Page, ContentLink Link)> LinksTo(EditableSite site, Page page) =>
        from other in site.Pages
        let targets = site.Graph[other].Links
        from index in Enumerable.Range(0, targets.Length)
        where targets[index].Page == page
        select (other, other.Outline.Links[index]);

    private static string Name(PageKind kind) => kind.ToString().ToLowerInvariant();
}
