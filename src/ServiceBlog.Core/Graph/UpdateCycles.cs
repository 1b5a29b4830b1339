namespace ServiceBlog.Core.Graph;

/// <summary>
/// Finds pages that update each other in a circle, so that none of them is the latest. Pages that lead into no circle
/// are set aside, those that nobody leads to as well; what is left holds a circle wherever one starts.
/// </summary>
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

    /// <summary>Leaves only pages that update one that is left.</summary>
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
            relation.Type == RelationType.Updates && (relation.Target.Value == next.Key || relation.Target.Value.EndsWith("/" + next.Key, StringComparison.Ordinal)));
        return new Diagnostic(Rules.UpdateCycle, relation.Target.Location,
            $"these pages update each other in a circle: {string.Join(" → ", turned.Append(turned[0]).Select(page => page.DisplayPath))}");
    }
}
