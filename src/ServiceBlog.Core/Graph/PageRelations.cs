namespace ServiceBlog.Core.Graph;

/// <summary>
/// The typed relations that pages name in their front matter, seen from both ends. Few pages have any. What cannot be
/// meant (a page and itself, the same twice, an answer to what comes later) is reported.
/// </summary>
public sealed class PageRelations
{
    private readonly Dictionary<Page, Ends> _ends = [];

    /// <param name="newestFirst">The numbers of all pages.</param>
    public PageRelations(PageIndex index, int[] newestFirst, ICollection<Diagnostic> diagnostics)
    {
        var keys = new NameSuggestions(() => index.Keys);
        foreach (var number in newestFirst)
        {
            var page = index.Pages[number];
            foreach (var relation in page.FrontMatter.Relations)
            {
                if (index.ByKey(relation.Target.Value) is [var target, ..])
                    Add(page, relation, target, diagnostics);
                else
                    diagnostics.Add(Unknown(relation.Target, keys));
            }
        }
        UpdateCycles.Report(this, _ends.Keys, diagnostics);
    }

    /// <summary>In the order of the front matter.</summary>
    public ImmutableArray<(RelationType Type, Page Page)> Of(Page page) =>
        _ends.TryGetValue(page, out var ends) ? [.. ends.Outgoing] : [];

    /// <summary>The pages that name a page, newest first.</summary>
    public ImmutableArray<(RelationType Type, Page Page)> To(Page page) =>
        _ends.TryGetValue(page, out var ends) ? [.. ends.Incoming] : [];

    private void Add(Page page, Relation relation, Page target, ICollection<Diagnostic> diagnostics)
    {
        var type = relation.Type.ToString().ToLowerInvariant();
        if (target == page)
        {
            diagnostics.Add(new Diagnostic(Rules.SelfRelation, relation.Target.Location, $"the page says that it {type} itself"));
            return;
        }
        if (EndsAt(page).Outgoing.Contains((relation.Type, target)))
        {
            diagnostics.Add(new Diagnostic(Rules.DuplicateRelation, relation.Target.Location,
                $"the page says twice that it {type} \"{relation.Target.Value}\""));
            return;
        }
        if (target.Date > page.Date)
        {
            diagnostics.Add(new Diagnostic(Rules.RelationToLater, relation.Target.Location, FormattableString.Invariant(
                $"the page is of {page.Date:yyyy-MM-dd} and {type} {target.DisplayPath}, which came later, on {target.Date:yyyy-MM-dd}")));
        }
        EndsAt(page).Outgoing.Add((relation.Type, target));
        EndsAt(target).Incoming.Add((relation.Type, page));
    }

    private static Diagnostic Unknown(Located<string> key, NameSuggestions keys) =>
        new(Rules.UnknownPage, key.Location, $"there is no page \"{key.Value}\" to be the related page")
        {
            Suggestion = keys.For(key.Value),
        };

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
