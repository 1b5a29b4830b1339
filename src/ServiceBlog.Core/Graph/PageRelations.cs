namespace ServiceBlog.Core.Graph;

/// <summary>The typed relations that pages name in their front matter, seen from both ends. Few pages have any. What cannot be meant (a page and
/// itself, the same twice, an answer to what comes later) is reported.</summary>
public sealed class PageRelations
{
    private readonly Dictionary<Page, Ends> _ends = [];

    public PageRelations(PageIndex index, int[] newestFirst, ICollection<Diagnostic> diagnostics)
    {
        var keys = new NameSuggestions(() => index.Keys);
        foreach (var number in newestFirst)
        {
            var page = index.Pages[number];
            foreach (var relation in page.FrontMatter.Relations)
            {
                if (index.ByKey(relation.Target.Value, page) is [var target, ..])
                    Add(page, relation, target, diagnostics);
                else
                    diagnostics.Add(Unknown(relation.Target, keys));
            }
        }
        UpdateCycles.Report(this, _ends.Keys, diagnostics);
    }

    /// <summary>In the order of the front matter.</summary>
    public ImmutableArray<(RelationType Type, Page Page)> Of(Page page) => _ends.TryGetValue(page, out var ends) ? [.. ends.Outgoing] : [];

    /// <summary>The pages that name a page, newest first.</summary>
    public ImmutableArray<(RelationType Type, Page Page)> To(Page page) => _ends.TryGetValue(page, out var ends) ? [.. ends.Incoming] : [];

    private void Add(Page page, Relation relation, Page target, ICollection<Diagnostic> diagnostics)
    {
        var type = relation.Type.ToString().ToLowerInvariant();
        if (target == page)
        {
            diagnostics.Report(Rules.SelfRelation, relation.Target.Location, $"the page says that it {type} itself");
            return;
        }
        if (_ends.GetOrAdd(page).Outgoing.Contains((relation.Type, target)))
        {
            diagnostics.Report(Rules.DuplicateRelation, relation.Target.Location, $"the page says twice that it {type} \"{relation.Target.Value}\"");
            return;
        }
        if (target.Date > page.Date)
        {
            diagnostics.Report(Rules.RelationToLater, relation.Target.Location,
                Invariant(
                $"the page is of {page.Date:yyyy-MM-dd} and {type} {target.DisplayPath}, which came later, on {target.Date:yyyy-MM-dd}"));
        }
        _ends.GetOrAdd(page).Outgoing.Add((relation.Type, target));
        _ends.GetOrAdd(target).Incoming.Add((relation.Type, page));
    }

    private static Diagnostic Unknown(Located<string> key, NameSuggestions keys) =>
        new(Rules.UnknownPage, key.Location, $"there is no page \"{key.Value}\" to be the related page", keys.For(key.Value));

    private sealed class Ends
    {
        public List<(RelationType Type, Page Page)> Outgoing { get; } = [];

        public List<(RelationType Type, Page Page)> Incoming { get; } = [];
    }
}

/// <summary>Finds pages that update each other in a circle, so that none of them is the latest. Pages that lead into no circle are set aside; each
/// page that is left leads into one.</summary>
internal static class UpdateCycles
{
    public static void Report(PageRelations relations, IEnumerable<Page> pages, ICollection<Diagnostic> diagnostics)
    {
        var updated = pages.Select(page => (Page: page, Targets: UpdatedBy(page, relations)))
            .Where(entry => entry.Targets.Count > 0)
            .ToDictionary(entry => entry.Page, entry => entry.Targets);
        SetAside(updated);
        while (updated.Count > 0)
        {
            var circle = Follow(updated, updated.Keys.Min(PageOrder.OldestFirst)!);
            diagnostics.Add(ToDiagnostic(circle));
            foreach (var page in circle)
                updated.Remove(page);
            SetAside(updated);
        }
    }

    private static List<Page> UpdatedBy(Page page, PageRelations relations) =>
        [.. relations.Of(page).Where(relation => relation.Type == RelationType.Updates).Select(relation => relation.Page)];

    /// <summary>Removes the pages that update none of the others.</summary>
    private static void SetAside(Dictionary<Page, List<Page>> updated)
    {
        var updating = updated.SelectMany(entry => entry.Value, (entry, target) => (target, entry.Key)).ToLookup(pair => pair.target, pair => pair.Key);
        var open = updated.ToDictionary(entry => entry.Key, entry => entry.Value.Count(updated.ContainsKey));
        var ends = new Queue<Page>(open.Where(entry => entry.Value == 0).Select(entry => entry.Key));
        while (ends.TryDequeue(out var end))
        {
            updated.Remove(end);
            foreach (var page in updating[end])
            {
                if (--open[page] == 0)
                    ends.Enqueue(page);
            }
        }
    }

    private static List<Page> Follow(Dictionary<Page, List<Page>> updated, Page start)
    {
        var path = new List<Page>();
        var places = new Dictionary<Page, int>();
        var page = start;
        for (; places.TryAdd(page, path.Count); page = updated[page].Where(updated.ContainsKey).Min(PageOrder.OldestFirst)!)
            path.Add(page);
        return path[places[page]..];
    }

    /// <summary>At the oldest page: that it updates a younger one is the likeliest mistake.</summary>
    private static Diagnostic ToDiagnostic(List<Page> circle)
    {
        var first = circle.IndexOf(circle.Min(PageOrder.OldestFirst)!);
        List<Page> turned = [.. circle[first..], .. circle[..first]];
        var next = turned[1 % turned.Count];
        var relation = turned[0].FrontMatter.Relations.First(relation =>
            relation.Type == RelationType.Updates
                && (relation.Target.Value == next.Key || relation.Target.Value.EndsWith("/" + next.Key, StringComparison.Ordinal)));
        return new Diagnostic(Rules.UpdateCycle, relation.Target.Location,
            $"these pages update each other in a circle: {string.Join(" → ", turned.Append(turned[0]).Select(page => page.DisplayPath))}");
    }
}

/// <summary>The argument about a source: all that relates to it, and to that in turn.</summary>
/// <param name="entries">In order of time, each answer below what it answers.</param>
public sealed class SourceThread(Page source, ImmutableArray<ThreadEntry> entries)
{
    private readonly HashSet<Page> _members = [source, .. entries.Select(entry => entry.Page)];

    public Page Source { get; } = source;

    public ImmutableArray<ThreadEntry> Entries { get; } = entries;

    /// <summary>Decoded path within the site.</summary>
    public string Path => Source.Path.EndsWith('/') ? Source.Path + "thread/" : Source.Path + "-thread/";

    public bool Holds(Page page) => _members.Contains(page);

    /// <summary>Null if no page answers the source.</summary>
    public static SourceThread? Of(Page source, PageRelations relations)
    {
        if (relations.To(source).IsEmpty)
            return null;
        var members = Members(source, relations);
        var answers = new Dictionary<Page, List<Page>>();
        foreach (var page in members.Where(member => member != source).Order(PageOrder.OldestFirst))
            answers.GetOrAdd(Answered(page, source, members, relations)).Add(page);

        // Not by recursion: answers to answers may go as deep as there are pages.
        var entries = ImmutableArray.CreateBuilder<ThreadEntry>(members.Count - 1);
        var open = new Stack<ThreadEntry>(answers[source].AsEnumerable().Reverse().Select(page => new ThreadEntry(page, 0, source)));
        while (open.TryPop(out var entry))
        {
            entries.Add(entry);
            foreach (var page in answers.GetValueOrDefault(entry.Page, []).AsEnumerable().Reverse())
                open.Push(new ThreadEntry(page, entry.Depth + 1, entry.Page));
        }
        return new SourceThread(source, entries.ToImmutable());
    }

    private static HashSet<Page> Members(Page source, PageRelations relations)
    {
        var members = new HashSet<Page> { source };
        var open = new Queue<Page>(members);
        while (open.TryDequeue(out var page))
        {
            foreach (var (_, answer) in relations.To(page))
            {
                if (members.Add(answer))
                    open.Enqueue(answer);
            }
        }
        return members;
    }

    /// <summary>The latest page of the thread that a page says it answers; only earlier ones count, so no circle closes.</summary>
    private static Page Answered(Page page, Page source, HashSet<Page> members, PageRelations relations) =>
        relations.Of(page).Select(relation => relation.Page)
            .Where(target => target != source && members.Contains(target) && PageOrder.OldestFirst.Compare(target, page) < 0)
            .Max(PageOrder.OldestFirst) ?? source;
}

/// <summary>A page in the argument about a source.</summary>
/// <param name="Depth">0 for what answers the source itself, 1 for an answer to that, and so on.</param>
/// <param name="Answers">The page under which it stands: the source, or an earlier page of the thread.</param>
public sealed record ThreadEntry(Page Page, int Depth, Page Answers);
