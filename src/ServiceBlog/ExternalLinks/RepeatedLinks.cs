namespace ServiceBlog.ExternalLinks;

/// <summary>One report for each link to another site, at the first of its places: a footer stands on every page.</summary>
internal static class RepeatedLinks
{
    public static IEnumerable<Diagnostic> Merge(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.GroupBy(diagnostic => (diagnostic.Rule, diagnostic.Message)).Select(alike =>
        {
            var places = alike.OrderBy(diagnostic => diagnostic.Location).ToList();
            return places.Count == 1
                ? places[0]
                : places[0] with { Message = $"{places[0].Message} (linked from {Counted.Noun(places.Count - 1, "other place")} too)" };
        });
}
