namespace ServiceBlog.Core.Graph;

/// <summary>Brings readers' comments to the pages that they are on. Their links lead where those of a page would.</summary>
public sealed class PageComments
{
    private readonly Dictionary<Page, ImmutableArray<Comment>> _byHost = [];
    private readonly Dictionary<Page, PageConnections> _connections = [];

    /// <param name="comments">The published ones.</param>
    /// <param name="withheldComments">Those that are not.</param>
    /// <param name="withheld">Pages that are not published, nor are the comments on them.</param>
    public PageComments(
        ImmutableArray<Page> comments, IEnumerable<Page> withheldComments, PageIndex index, PageIndex withheld,
        LinkResolver resolver, LinkSuggestions suggestions, ICollection<Diagnostic> diagnostics)
    {
        if (comments.IsEmpty)
            return;
        var hosted = new List<(Page Host, Page Comment)>();
        foreach (var folder in comments.GroupBy(comment => ContentPath.CommentedKey(comment.SourcePath), StringComparer.Ordinal))
        {
            var hosts = index.ByKey(folder.Key, folder.First());
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
                diagnostics.AddAll(mistakes.Select(mistake => mistake.ToDiagnostic(suggestions)));
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
            return new Diagnostic(Rules.UnknownCommentPage, place, $"no page has the key \"{key}\" for these comments",
                suggestions.ForKey(key) is { } near ? $"comments/{near}/" : null);
        }
        var folders = hosts.Select(host => $"comments/{ContentPath.FolderOf(host.SourcePath)}/{host.Key}/").ToList();
        return new Diagnostic(Rules.UnknownCommentPage, place, $"\"{key}\" is the key of several pages; their comments lie in {string.Join(", ", folders)}",
            folders[0]);
    }
}

/// <summary>Puts the comments on one page in order: by time, each answer below what it answers.</summary>
/// <param name="comments">Those on the host, oldest first.</param>
/// <param name="withheld">The names of comments that are not published.</param>
internal sealed class CommentThread(Page host, ImmutableArray<Page> comments, HashSet<string> withheld, ICollection<Diagnostic> diagnostics)
{
    private readonly Dictionary<Page, Page> _answered = [];

    public static ImmutableArray<Comment> Of(
        Page host, IEnumerable<Page> comments, HashSet<string> withheld, ICollection<Diagnostic> diagnostics)
    {
        var thread = new CommentThread(host, [.. comments.Order(PageOrder.OldestFirst)], withheld, diagnostics);
        thread.FindAnswered();
        thread.BreakCircles();
        return thread.InOrder();
    }

    private void FindAnswered()
    {
        var byName = comments.ToLookup(comment => NameOf(comment), StringComparer.Ordinal);
        var byKey = comments.ToLookup(comment => comment.Key, StringComparer.Ordinal);
        foreach (var comment in comments)
        {
            if (comment.FrontMatter.ReplyTo is not { } written)
                continue;
            var name = ContentPath.IsMarkdown(written.Value) ? written.Value[..^".md".Length] : written.Value;
            if (byName[name].FirstOrDefault() is { } exact)
                _answered[comment] = exact;
            else if (byKey[name].Take(2).ToList() is [var only])
                _answered[comment] = only;
            else
                ReportUnknown(written, name);
        }
    }

    private void ReportUnknown(Located<string> written, string name)
    {
        var message = withheld.Contains(name)
            ? $"the comment \"{name}\" is not published, so none can answer it"
            : $"there is no comment \"{name}\" on {host.DisplayPath}";
        diagnostics.Report(Rules.UnknownReply, written.Location, message, NearestName.Find(name, comments.Select(NameOf)));
    }

    /// <summary>Each comment answers one at most, so a walk up from any of them ends, or comes back.</summary>
    private void BreakCircles()
    {
        var sound = new HashSet<Page>();
        foreach (var start in comments)
        {
            var path = new List<Page>();
            var seen = new HashSet<Page>();
            var comment = start;
            while (!sound.Contains(comment) && seen.Add(comment) && _answered.TryGetValue(comment, out var answered))
            {
                path.Add(comment);
                comment = answered;
            }
            if (path.IndexOf(comment) is >= 0 and var first && !sound.Contains(comment))
            {
                var circle = path[first..];
                _answered.Remove(comment);
                diagnostics.Report(Rules.ReplyCycle, comment.FrontMatter.ReplyTo!.Value.Location,
                    $"these comments answer each other in a circle: {string.Join(" → ", circle.Append(comment).Select(NameOf))}");
            }
            sound.UnionWith(seen);
        }
    }

    private ImmutableArray<Comment> InOrder()
    {
        var answers = _answered.Keys.OrderBy(comment => comment, PageOrder.OldestFirst).ToLookup(comment => _answered[comment]);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var ordered = ImmutableArray.CreateBuilder<Comment>(comments.Length);
        var open = new Stack<(Page File, Comment? Answers)>(
            comments.Where(comment => !_answered.ContainsKey(comment)).Reverse().Select(comment => (comment, (Comment?)null)));
        while (open.TryPop(out var next))
        {
            var comment = new Comment(next.File, host, IdOf(next.File, ids), next.Answers is { } answered ? answered.Depth + 1 : 0, next.Answers);
            ordered.Add(comment);
            foreach (var answer in answers[next.File].Reverse())
                open.Push((answer, comment));
        }
        return ordered.MoveToImmutable();
    }

    public static string NameOf(Page comment) => ContentPath.NameOf(comment.SourcePath)[..^".md".Length];

    /// <summary>Different names may give one id: what cannot stand in an address is a hyphen.</summary>
    private static string IdOf(Page comment, Dictionary<string, int> taken)
    {
        var id = "_comment-" + UrlPath.Segment(NameOf(comment));
        var count = taken[id] = taken.GetValueOrDefault(id) + 1;
        return count == 1 ? id : Invariant($"{id}_{count}");
    }
}

/// <summary>A reader's comment, in its place below a page.</summary>
/// <param name="File">Its author, date and text.</param>
/// <param name="Host">The page on which it appears.</param>
/// <param name="Id">Of its element, unique on the page.</param>
/// <param name="Depth">0 for a comment on the page, 1 for an answer to that, and so on.</param>
/// <param name="Answers">Null for a comment on the page itself.</param>
public sealed record Comment(Page File, Page Host, string Id, int Depth, Comment? Answers);
