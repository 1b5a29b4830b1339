namespace ServiceBlog.Core.Graph;

/// <summary>The argument about a source: all that relates to it, and to that in turn.</summary>
/// <param name="source">The source.</param>
/// <param name="entries">In order of time, each answer below what it answers.</param>
public sealed class SourceThread(Page source, ImmutableArray<ThreadEntry> entries)
{
    private readonly HashSet<Page> _members = [source, .. entries.Select(entry => entry.Page)];

    public Page Source { get; } = source;

    public ImmutableArray<ThreadEntry> Entries { get; } = entries;

    /// <summary>Decoded path within the site.</summary>
    public string Path => Source.Path.EndsWith('/') ? Source.Path + "thread/" : Source.Path + "-thread/";

    public bool Holds(Page page) => _members.Contains(page);

    /// <summary>Null if nobody answers the source.</summary>
    public static SourceThread? Of(Page source, PageRelations relations)
    {
        if (relations.To(source).IsEmpty)
            return null;
        var members = Members(source, relations);
        var answers = new Dictionary<Page, List<Page>>();
        foreach (var page in members.Where(member => member != source).Order(PageOrder.OldestFirst))
            AnswersTo(answers, Answered(page, source, members, relations)).Add(page);

        // Not by recursion: answers to answers may go as deep as there are pages.
        var entries = ImmutableArray.CreateBuilder<ThreadEntry>(members.Count - 1);
        var open = new Stack<ThreadEntry>(answers[source].AsEnumerable().Reverse().Select(page => new ThreadEntry(page, 0, source)));
        while (open.TryPop(out var entry))
        {
            entries.Add(entry);
            foreach (var page in AnswersTo(answers, entry.Page).AsEnumerable().Reverse())
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

    private static List<Page> AnswersTo(Dictionary<Page, List<Page>> answers, Page page)
    {
        if (!answers.TryGetValue(page, out var list))
            answers.Add(page, list = []);
        return list;
    }
}
