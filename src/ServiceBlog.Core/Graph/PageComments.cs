namespace ServiceBlog.Core.Graph;

/// <summary>Brings readers' comments to the pages that they are on. Their links lead where those of a page would.</summary>
public sealed class PageComments
{
    private readonly Dictionary<Page, ImmutableArray<Comment>> _byHost = [];
    private readonly Dictionary<Page, PageConnections> _connections = [];

    /// <param name="comments">The published ones.</param>
    /// <param name="withheldComments">Those that are not.</param>
    /// <param name="withheld">Pages that are not published; nobody sees the comments on them.</param>
    public PageComments(
        ImmutableArray<Page> comments, IEnumerable<Page> withheldComments, PageIndex index, PageIndex withheld,
        LinkResolver resolver, LinkSuggestions suggestions, ICollection<Diagnostic> diagnostics)
    {
        if (comments.IsEmpty)
            return;
        var hosted = new List<(Page Host, Page Comment)>();
        foreach (var folder in comments.GroupBy(comment => ContentPath.CommentedKey(comment.SourcePath), StringComparer.Ordinal))
        {
            var hosts = index.ByKey(folder.Key);
            if (hosts is [var host])
                hosted.AddRange(folder.Select(comment => (host, comment)));
            else if (hosts.Length > 1 || withheld.ByKey(folder.Key).IsEmpty)
                diagnostics.Add(UnknownPage(folder.First(), folder.Key, hosts, suggestions));
        }
        var unpublished = withheldComments.Select(CommentThread.NameOf).ToHashSet(StringComparer.Ordinal);
        foreach (var ofPage in hosted.GroupBy(pair => pair.Host, pair => pair.Comment))
        {
            _byHost[ofPage.Key] = CommentThread.Of(ofPage.Key, ofPage, unpublished, diagnostics);
            foreach (var comment in ofPage)
            {
                var links = resolver.Resolve(comment, index.NumberOf(ofPage.Key), out var mistakes);
                _connections[comment] = new PageConnections { Links = links.Targets };
                foreach (var mistake in mistakes)
                    diagnostics.Add(mistake.ToDiagnostic(suggestions));
            }
        }
    }

    /// <summary>In order of time, each answer below what it answers.</summary>
    public ImmutableArray<Comment> On(Page page) => _byHost.GetValueOrDefault(page, []);

    /// <summary>Of each comment: where its links lead.</summary>
    public IReadOnlyDictionary<Page, PageConnections> Connections => _connections;

    private static Diagnostic UnknownPage(Page comment, string key, ImmutableArray<Page> hosts, LinkSuggestions suggestions)
    {
        var place = new SourceLocation(comment.DisplayPath, 1, 1);
        if (hosts.IsEmpty)
        {
            return new Diagnostic(Rules.UnknownCommentPage, place, $"no page has the key \"{key}\" for these comments")
            {
                Suggestion = suggestions.ForKey(key) is { } near ? $"comments/{near}/" : null,
            };
        }
        var folders = hosts.Select(host => $"comments/{ContentPath.FolderOf(host.SourcePath)}/{host.Key}/").ToList();
        return new Diagnostic(Rules.UnknownCommentPage, place, $"\"{key}\" is the key of several pages; their comments lie in {string.Join(", ", folders)}")
        {
            Suggestion = folders[0],
        };
    }
}
