using System.Collections.Immutable;
using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Graph;

/// <summary>The typed relations that pages name in their front matter, seen from both ends. Few pages have any.</summary>
public sealed class PageRelations
{
    private readonly Dictionary<Page, Ends> _ends = [];

    /// <param name="pages">Every page, at its number.</param>
    /// <param name="newestFirst">The numbers of all pages.</param>
    public PageRelations(ImmutableArray<Page> pages, int[] newestFirst, NamedPages named)
    {
        foreach (var number in newestFirst)
        {
            var page = pages[number];
            foreach (var relation in page.FrontMatter.Relations)
            {
                if (named.Find(relation.Target, "related page") is not { } target)
                    continue;
                EndsAt(page).Outgoing.Add((relation.Type, target));
                EndsAt(target).Incoming.Add((relation.Type, page));
            }
        }
    }

    /// <summary>In the order of the front matter.</summary>
    public ImmutableArray<(RelationType Type, Page Page)> Of(Page page) =>
        _ends.TryGetValue(page, out var ends) ? [.. ends.Outgoing] : [];

    /// <summary>The pages that name a page, newest first.</summary>
    public ImmutableArray<(RelationType Type, Page Page)> To(Page page) =>
        _ends.TryGetValue(page, out var ends) ? [.. ends.Incoming] : [];

    private Ends EndsAt(Page page)
    {
        if (!_ends.TryGetValue(page, out var ends))
            _ends.Add(page, ends = new Ends());
        return ends;
    }

    private sealed class Ends
    {
        public List<(RelationType Type, Page Page)> Outgoing { get; } = [];

        public List<(RelationType Type, Page Page)> Incoming { get; } = [];
    }
}
