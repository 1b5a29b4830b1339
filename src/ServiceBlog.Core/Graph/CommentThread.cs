namespace ServiceBlog.Core.Graph;

/// <summary>Puts the comments on one page in order: by time, each answer below what it answers.</summary>
internal sealed class CommentThread
{
    private readonly Page _host;
    private readonly ImmutableArray<Page> _comments;
    private readonly HashSet<string> _withheld;
    private readonly ICollection<Diagnostic> _diagnostics;
    private readonly Dictionary<Page, Page> _answered = [];

    /// <param name="comments">Those on the host, oldest first.</param>
    /// <param name="withheld">The names of comments that are not published.</param>
    private CommentThread(Page host, ImmutableArray<Page> comments, HashSet<string> withheld, ICollection<Diagnostic> diagnostics) =>
        (_host, _comments, _withheld, _diagnostics) = (host, comments, withheld, diagnostics);

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
        var byName = _comments.ToLookup(comment => NameOf(comment), StringComparer.Ordinal);
        var byKey = _comments.ToLookup(comment => comment.Key, StringComparer.Ordinal);
        foreach (var comment in _comments)
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
        var message = _withheld.Contains(name)
            ? $"the comment \"{name}\" is not published, so none can answer it"
            : $"there is no comment \"{name}\" on {_host.DisplayPath}";
        _diagnostics.Add(new Diagnostic(Rules.UnknownReply, written.Location, message)
        {
            Suggestion = NearestName.Find(name, _comments.Select(NameOf)),
        });
    }

    /// <summary>Each comment answers one at most, so a walk up from any of them ends, or comes back.</summary>
    private void BreakCircles()
    {
        var sound = new HashSet<Page>();
        foreach (var start in _comments)
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
                _diagnostics.Add(new Diagnostic(Rules.ReplyCycle, comment.FrontMatter.ReplyTo!.Value.Location,
                    $"these comments answer each other in a circle: {string.Join(" → ", circle.Append(comment).Select(NameOf))}"));
            }
            sound.UnionWith(seen);
        }
    }

    private ImmutableArray<Comment> InOrder()
    {
        var answers = _answered.Keys.OrderBy(comment => comment, PageOrder.OldestFirst).ToLookup(comment => _answered[comment]);
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        var comments = ImmutableArray.CreateBuilder<Comment>(_comments.Length);
        var open = new Stack<(Page File, Comment? Answers)>(
            _comments.Where(comment => !_answered.ContainsKey(comment)).Reverse().Select(comment => (comment, (Comment?)null)));
        while (open.TryPop(out var next))
        {
            var comment = new Comment(next.File, _host, IdOf(next.File, ids), next.Answers is { } answered ? answered.Depth + 1 : 0, next.Answers);
            comments.Add(comment);
            foreach (var answer in answers[next.File].Reverse())
                open.Push((answer, comment));
        }
        return comments.MoveToImmutable();
    }

    public static string NameOf(Page comment) => ContentPath.NameOf(comment.SourcePath)[..^".md".Length];

    /// <summary>Different names may give one id: what cannot stand in an address is a hyphen.</summary>
    private static string IdOf(Page comment, Dictionary<string, int> taken)
    {
        var id = "_comment-" + UrlPath.Segment(NameOf(comment));
        var count = taken[id] = taken.GetValueOrDefault(id) + 1;
        return count == 1 ? id : FormattableString.Invariant($"{id}_{count}");
    }
}
