using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public sealed class StyleSheetTests
{
    [Theory]
    [InlineData("@import \"a.css\";", "p{color:red}")]
    [InlineData("@import url('a.css') layer(base);", "@layer base{p{color:red}}")]
    [InlineData("@import \"a.css\" layer(x) scope((:root) to (.prose > :not(.y))) print;", "@layer x{@scope (:root) to (.prose > :not(.y)){@media print{p{color:red}}}}")]
    [InlineData("@import \"none.css\";", "@import \"none.css\";")]
    [InlineData("@import \"https://a.example/x.css\";", "@import \"https://a.example/x.css\";")]
    [InlineData("@import \"site.css\";", "@import \"site.css\";")]
    public void A_style_sheet_takes_in_those_beside_it(string css, string published) =>
        Published(css).ShouldBe(published);

    [Theory]
    [InlineData("a , b { margin : 0 auto ; }\n\n/* c */ i { }", "a,b{margin :0 auto}i{}")]
    [InlineData("a::before { content: \" ; } /* x */\"; }", "a::before{content:\" ; } /* x */\"}")]
    [InlineData("a { background: url(a b;c.png) ; }", "a{background:url(a b;c.png)}")]
    [InlineData("a { width: calc(1px + 2px); } a :hover > b { }", "a{width:calc(1px + 2px)}a :hover > b{}")]
    public void What_only_people_need_is_left_out(string css, string published) =>
        Published(css).ShouldBe(published);

    [Fact]
    public void A_breakpoint_with_a_name_is_written_once() =>
        Published("@custom-media --wide (min-width: 80rem);\n@media (--wide) and print { a { } }").ShouldBe("@media (min-width:80rem) and print{a{}}");

    [Fact]
    public void What_was_taken_in_is_not_published_by_itself()
    {
        var site = Build(("theme/assets/site.css", "@import \"a.css\";"), ("theme/assets/a.css", "p { color: red }"));

        site.Files.Count(file => file.EndsWith(".css", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Sheets_that_take_each_other_in_twice_come_to_an_end()
    {
        var sheets = Enumerable.Range(0, 40).Select(i => ($"theme/assets/s{i}.css", $"@import \"s{i + 1}.css\"; @import \"s{i + 1}.css\" print;"));

        var site = Build([.. sheets, ("theme/assets/s40.css", "p { color: red }")]);

        site.Single("file-too-large").Location.File.ShouldBe("theme/assets/s0.css");
    }

    [Fact]
    public void No_rule_of_the_default_theme_is_one_that_browsers_pass_over()
    {
        var folder = Path.Combine(ArchitectureTests.Root, "themes/default/assets/css");
        var sheets = Directory.EnumerateFiles(folder, "*.css").ToDictionary(file => Path.GetFileName(file), File.ReadAllLines);
        var scoped = sheets.Values.SelectMany(lines => lines).Where(line => line.Contains(" scope(", StringComparison.Ordinal)).Select(import => import.Split('"')[1]).ToHashSet();

        // Chromium knows no :lang() of several languages; within a scope no selector may begin above its root.
        sheets.Values.SelectMany(lines => lines).SelectMany(line => line.Split(":lang(").Skip(1)).Where(languages => languages.Split(')')[0].Contains(',')).ShouldBeEmpty();
        scoped.Count.ShouldBeGreaterThan(8);
        scoped.SelectMany(name => sheets[name]).Where(line => line.StartsWith(":root", StringComparison.Ordinal) || line.StartsWith('[')).ShouldBeEmpty();
    }

    private static string Published(string css)
    {
        var site = Build(("theme/assets/site.css", css), ("theme/assets/a.css", "p { color:red; }"));
        return site[site.Files.First(file => file.StartsWith("assets/site.", StringComparison.Ordinal))];
    }
}
