using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public sealed class ScriptTests
{
    private const string Script = """
        // Greets.
        export function greet(visitor) {
          return `Hello ${visitor}`;
        }

        """;

    [Fact]
    public void A_script_is_published_without_what_only_people_need() =>
        Published("greet.js", Script).ShouldBe("export function greet(n){return`Hello ${n}`}");

    [Fact]
    public void A_script_that_is_short_already_stays_as_it_is() =>
        Published("greet.min.js", Script).ShouldBe(Script);

    [Theory]
    [InlineData("let a = ;")]
    [InlineData("export * as all from \"./all.js\";")]
    public void A_script_that_is_not_understood_stays_as_it_is(string script) =>
        Published("all.js", script).ShouldBe(script);

    private static string Published(string name, string script)
    {
        var site = Build(($"theme/assets/{name}", script));
        return site[site.Files.First(file => file.StartsWith("assets/", StringComparison.Ordinal) && file.EndsWith(".js", StringComparison.Ordinal))];
    }
}
