using System.Reflection;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Tests.Incremental;

public class BuildRecipeTests
{
    public static TheoryData<string> Options => [.. typeof(BuildOptions).GetProperties().Select(property => property.Name).Except([nameof(BuildOptions.Parallelism)])];

    [Theory]
    [MemberData(nameof(Options))]
    public void Another_option_makes_another_build(string option)
    {
        var (site, other) = (new BuildOptions(), new BuildOptions());
        var property = typeof(BuildOptions).GetProperty(option)!;
        property.SetValue(other, Another(property, property.GetValue(other)));

        Recipe(other).ShouldNotBe(Recipe(site));
    }

    [Fact]
    public void More_threads_make_the_same_build() => Recipe(new BuildOptions { Parallelism = 3 }).ShouldBe(Recipe(new BuildOptions()));

    private static Fingerprint? Recipe(BuildOptions options) =>
        BuildRecipe.OfInput(Input(options, []), theme: null, new ParallelOptions());

    private static BuildInput Input(BuildOptions options, IEnumerable<InputFile> files) => TestSite.Input(options, files);

    // What prints nothing of itself would be forgotten: so an option of a new type has to be named here.
    private static object Another(PropertyInfo option, object? value) => value switch
    {
        bool flag => !flag,
        int number => number + 1,
        Shard => new Shard(1, 2),
        null or string when option.PropertyType == typeof(string) => "other",
        _ => throw new InvalidOperationException($"how does {option.Name} become another one?"),
    };
}
