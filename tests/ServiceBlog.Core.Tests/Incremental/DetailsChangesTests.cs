using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Incremental;

namespace ServiceBlog.Core.Tests.Incremental;

public class DetailsChangesTests
{
    private static readonly ImmutableArray<string> Paths = [.. Enumerable.Range(0, 40).Select(number => $"posts/{number}.md")];

    [Fact]
    public void What_is_the_same_is_no_change()
    {
        var changes = DetailsChanges.Between(Kept(Paths), Details(Paths)).ShouldNotBeNull();
        changes.Files.ShouldBeEmpty();
    }

    [Fact]
    public void What_came_and_what_went_are_changes_beside_those_that_are_known() =>
        DetailsChanges.Between(Kept(Paths, known: "posts/9.md"), Details(Paths.RemoveAt(3).Add("posts/new.md"))).ShouldNotBeNull()
            .Files.Order(StringComparer.Ordinal).ShouldBe(["posts/3.md", "posts/9.md", "posts/new.md"]);

    [Fact]
    public void Where_much_has_changed_all_is_kept_anew() =>
        DetailsChanges.Between(Kept(Paths), Details(Paths[..20])).ShouldBeNull();

    [Fact]
    public void Where_the_tracked_models_are_others_all_is_kept_anew() =>
        DetailsChanges.Between(Kept(Paths), Details(Paths, new ModelKey(ModelKind.Page, "posts/x.md"))).ShouldBeNull();

    [Fact]
    public void Without_a_copy_all_is_kept() => DetailsChanges.Between(null, Details(Paths)).ShouldBeNull();

    private static BuildDetails Kept(ImmutableArray<string> paths, params string[] known) => Details(paths) with
    {
        Changes = DetailsChanges.None(ContentHash.None) with { Files = known.ToHashSet(StringComparer.Ordinal) },
    };

    private static BuildDetails Details(ImmutableArray<string> paths, params ImmutableArray<ModelKey> models) => new()
    {
        SiteInputs = ContentHash.None,
        ParseInputs = ContentHash.None,
        GraphInputs = ContentHash.None,
        Pages = new Dictionary<string, PageRecord>(StringComparer.Ordinal),
        Quotations = new HashSet<ContentHash>(),
        Images = new Dictionary<ContentHash, Graph.ImageFacts>(),
        Dependencies = new SiteDependencies(models, new Dictionary<string, DependencyTrace>(StringComparer.Ordinal)),
        Files = paths.ToDictionary(path => path, path => new FileRecord(ContentHash.None.With(path), default), StringComparer.Ordinal),
    };
}
