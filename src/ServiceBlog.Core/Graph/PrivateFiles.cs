namespace ServiceBlog.Core.Graph;

/// <summary>The files of a vault that only notes show which are not published: a private picture stays private with its note.</summary>
public static class PrivateFiles
{
    /// <param name="files">All that would be published as they are.</param>
    public static ImmutableArray<Route> Without(ImmutableArray<Route> files, ImmutableArray<Page> published, ImmutableArray<Page> withheld)
    {
        if (withheld.IsEmpty)
            return files;
        var index = new NoteIndex(new PageIndex([.. published.Where(page => page.Kind != PageKind.Comment)]), files);
        var hidden = ShownBy(withheld, index);
        hidden.ExceptWith(ShownBy(published, index));
        return hidden.Count == 0 ? files : [.. files.Where(file => !hidden.Contains(file.Path))];
    }

    private static HashSet<string> ShownBy(ImmutableArray<Page> pages, NoteIndex index) =>
    [
        .. from page in pages
           where page.NotePath is not null
           from link in page.Outline.Links
           where !link.IsExternal && link.Target.Length > 0
           let name = link.Kind is LinkKind.Link or LinkKind.Image ? Uri.UnescapeDataString(link.Target) : link.Target
           let found = index.Find(page.NotePath!, name, out _)
           where found?.Route is not null
           select found.Route,
    ];
}
