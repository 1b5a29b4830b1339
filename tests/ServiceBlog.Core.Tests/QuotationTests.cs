using ServiceBlog.Core.Checking.Quotations;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Tests.Incremental;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

public class QuotationTests
{
    private const string Captured = """
        ## First

        It's *delight* at every con­tact — the “goal” of all work… that matters.
        A word[^1] more, said by the manager.

        ## Second

        People leave when nobody listens.

        ### Part

        No firm can be well-known and hated.

        [^1]: A note.
        """;

    [Theory]
    [InlineData("“It's delight at every contact” [@s]")]
    [InlineData("“It’s delight at\nevery contact - the 'goal' of all work...” [@s#first]")]
    [InlineData("\"the «goal» of **all** work … that matters\", [@s]")]
    [InlineData("‘A word more, said by the manager.’ [@s]")]
    [InlineData("«People leave» [@s#second]")]
    [InlineData("„People leave“ [@s]")]
    [InlineData("<q>People leave</q> [@s]")]
    [InlineData("“People leave,” ([@s])")]
    [InlineData("“It's delight […] that matters. A word [...] manager” [@s]")]
    [InlineData("“[d]elight at every contact [sic]” [@s]")]
    [InlineData("“A word [much] more, said by [her boss].” [@s]")]
    [InlineData("“…delight at every contact…” [@s]")]
    [InlineData("“well‐known and hated” [@s#second]")]
    [InlineData("“People leave” [@s#first; @s#second]")]
    [InlineData("> People leave when\n> nobody listens. [@s]")]
    [InlineData("> People leave\n\n[@s]")]
    [InlineData("> “People leave.”\n>\n> — the author [@s]")]
    [InlineData("> People leave\n> — the author [@s]")]
    [InlineData("“Never said” by anybody, see [@s]")]
    [InlineData("“Never said” [@own]")]
    [InlineData("The customers' wish [@s]")]
    [InlineData("> [!NOTE]\n> Never said [@s]")]
    public void A_quotation_that_is_in_its_source_passes(string text) => Quote(text).Diagnostics.ShouldBeEmpty();

    [Theory]
    [InlineData("So “People live when” [@s]", 1, 4, "“People leave when”")]
    [InlineData("One.\n\nSo \"nobody lissens\". [@s]", 3, 4, "“nobody listens”")]
    [InlineData("“eople leave when nobody listens” [@s]", 1, 1, "“People leave when nobody listens”")]
    [InlineData("“people leave when nobody listens” [@s]", 1, 1, "“People leave when nobody listens”")]
    [InlineData("“people leave when” [@s]", 1, 1, "Only capitals differ")]
    [InlineData("“nobody listens […] People leave when” [@s]", 1, 1, "“People leave when”")]
    [InlineData("“People leave […] a well known and loved” [@s]", 1, 1, "“well-known and hated. A”")]
    [InlineData("Text.\n\n> People leave when\n> somebody listens\n\n[@s]", 3, 1, "“People leave when nobody listens”")]
    [InlineData("- > People leave when somebody listens [@s]", 1, 3, "“People leave when nobody listens”")]
    [InlineData("“Wholly other words stand here” [@s]", 1, 1, "nor anything like it")]
    public void A_quotation_that_is_not_shows_the_nearest_passage(string text, int line, int column, string passage)
    {
        var mistake = Quote(text).Single("quotation-not-found");
        mistake.Location.ShouldBe(new SourceLocation("posts/p.md", line + 5, column));
        mistake.Message.ShouldContain(passage);
    }

    [Fact]
    public void A_quotation_from_another_section_names_that_section()
    {
        var mistake = Quote("“well-known and hated” [@s#first]").Single("quotation-elsewhere");
        mistake.Message.ShouldContain("\"Part\"");
        mistake.Suggestion.ShouldBe("@s#part");
    }

    [Fact]
    public void Of_a_long_quotation_the_place_is_shown_where_it_differs()
    {
        var words = Enumerable.Range(0, 500).Select(i => $"word{i}").ToArray();
        var changed = words.Select(word => word == "word300" ? "wrong" : word);
        var site = Build(
            ("sources/s.md", Text("S", $"Before. {string.Join(' ', words)} after.", "verbatim: true")),
            ("posts/p.md", Text("P", $"“{string.Join(' ', changed)}” [@s]", "summary: s")));
        var message = site.Single("quotation-not-found").Message;
        message.ShouldContain("word299 word300 word301");
        message.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public void A_change_of_either_side_alone_is_noticed()
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        site.Files["site.yml"] = "title: S\nbaseUrl: https://example.org/\ndiagnostics: {quotation-not-found: warning}\n";
        site.Files["sources/s.md"] = Text("S", Captured, "verbatim: true");
        site.Files["posts/p.md"] = Text("P", "“People leave” [@s]", "summary: s");
        Mistakes().ShouldBe(0);
        site.Files["sources/s.md"] = Text("S", Captured.Replace("leave", "go", StringComparison.Ordinal), "verbatim: true");
        Mistakes().ShouldBe(1);
        site.Files["pages/other.md"] = Text("Other");
        Mistakes().ShouldBe(1);
        site.Files["posts/p.md"] = Text("P", "“People go” [@s]", "summary: s");
        Mistakes().ShouldBe(0);
        site.Files["sources/s.md"] = Text("S", "Nothing.");
        Mistakes().ShouldBe(0);

        int Mistakes()
        {
            site.Restart();
            return site.Build().Diagnostics.Count(diagnostic => diagnostic.Rule.Name == "quotation-not-found");
        }
    }

    [Theory]
    [InlineData("a  b\u00A0c", "a b c")]
    [InlineData("“a” «b» ‘c’", "'a' 'b' 'c'")]
    [InlineData("a – b—c -- d", "a-b-c-d")]
    [InlineData("a … b . . . c....", "a...b...c...")]
    [InlineData("e\u0301", "é")]
    [InlineData("con\u00ADtact", "contact")]
    public void Forms_that_do_not_matter_are_made_one(string text, string comparable) => ComparableText.Of(text).ShouldBe(comparable);

    private static TestSite Quote(string text) => Build(
        ("sources/s.md", Text("S", Captured, "verbatim: true")),
        ("sources/own.md", Text("Own", "Our words.")),
        ("posts/p.md", Text("P", text, "summary: s")));
}
