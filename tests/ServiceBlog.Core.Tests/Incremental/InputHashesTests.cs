using System.Reflection;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Incremental;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Core.Tests.Incremental;

public class InputHashesTests
{
    public static TheoryData<string> Options => [.. typeof(BuildOptions).GetProperties().Select(property => property.Name).Except([nameof(BuildOptions.Parallelism)])];

    [Theory]
    [MemberData(nameof(Options))]
    public void Another_option_makes_another_build(string option)
    {
        var (site, other) = (new BuildOptions(), new BuildOptions());
        var property = typeof(BuildOptions).GetProperty(option)!;
        property.SetValue(other, Another(property, property.GetValue(other)));

        HashOf(other).ShouldNotBe(HashOf(site));
    }

    [Fact]
    public void More_threads_make_the_same_build() => HashOf(new BuildOptions { Parallelism = 3 }).ShouldBe(HashOf(new BuildOptions()));

    [Fact]
    public void Another_theme_and_another_option_make_another_site()
    {
        var (one, other) = (new BuildOptions().Hash(), new BuildOptions { Drafts = true }.Hash());
        var site = InputHashes.OfSite(one, settings: null, theme: one);

        InputHashes.OfSite(one, settings: null, theme: other).ShouldNotBe(site);
        InputHashes.OfSite(other, settings: null, theme: one).ShouldNotBe(site);
    }

    [Theory]
    [InlineData("language: de")]
    [InlineData("smartPunctuation: false")]
    [InlineData("rawHtml: escape")]
    [InlineData("timeZone: Europe/Berlin")]
    [InlineData("images: {widths: [640]}")]
    [InlineData("languages: {de: {title: Ort}}")]
    [InlineData("vault: true")]
    [InlineData("vault: true\ntitle: Garden", "vault: true\ntitle: Yard")]
    public void A_setting_by_which_texts_are_read_makes_another_reading(string settings, string before = "title: S") =>
        InputHashes.OfParsing(Config(settings)).ShouldNotBe(InputHashes.OfParsing(Config(before)));

    private static SiteConfig Config(string settings)
    {
        var diagnostics = new List<Diagnostic>();
        var config = SiteConfigReader.Read(InputFile.FromText("site.yml", settings), baseUrl: null, theme: null, diagnostics);
        diagnostics.ShouldBeEmpty();
        return config;
    }

    private static ContentHash? HashOf(BuildOptions options) =>
        InputHashes.OfBuild(options.Hash(), TestSite.Input(options, []).Content, themes: [], new ParallelOptions());

    // What prints nothing of itself would be forgotten: so an option of a new type has to be named here.
    private static object Another(PropertyInfo option, object? value) => value switch
    {
        bool flag => !flag,
        int number => number + 1,
        Shard => new Shard(1, 2),
        SiteExtensions => new SiteExtensions { Outputs = [_ => []] },
        null or string when option.PropertyType == typeof(string) => "other",
        _ => throw new InvalidOperationException($"how does {option.Name} become another one?"),
    };
}
