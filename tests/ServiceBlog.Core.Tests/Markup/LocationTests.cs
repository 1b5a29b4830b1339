namespace ServiceBlog.Core.Tests.Markup;

public sealed class LocationTests
{
    [Theory]
    [InlineData("one\ntwo [[a]]\n  three [b](c)", "Wikilink a 12:5", "Link c 13:9")]
    [InlineData("> one\n> two [[a]]\nlazy [[b]]", "Wikilink a 12:7", "Wikilink b 13:6")]
    [InlineData("> - > [[a]]\n>   > x [[b]]", "Wikilink a 11:7", "Wikilink b 12:9")]
    [InlineData("- one\n- two [[a]]\n\n  more [@b]", "Wikilink a 12:7", "Citation b 14:8")]
    [InlineData("-\t[[a]]\n1.\t\tx", "Wikilink a 11:3")]
    [InlineData("- [ ] [[a]]", "Wikilink a 11:7")]
    [InlineData("#\tA [[a]] #", "Wikilink a 11:5")]
    [InlineData("x\n\n# \tA [[a]] #", "Wikilink a 13:6")]
    [InlineData("A [[a]]\nB [[b]]\n===", "Wikilink a 11:3", "Wikilink b 12:3")]
    [InlineData("| a | b |\n|---|---|\n| x | y [[a]] |\n| \\| [b](c) | ![d](e) |", "Wikilink a 13:9", "Link c 14:6", "Image e 14:15")]
    [InlineData("+---+-------+\n| a | [[b]] |\n+---+-------+\n| c | [[d]] |\n|   | [[e]] |\n+---+-------+", "Wikilink b 12:7", "Wikilink d 14:7", "Wikilink e 15:7")]
    [InlineData("Term [[a]]\n:   Def [[b]]\n    more [[c]]", "Wikilink a 11:6", "Wikilink b 12:9", "Wikilink c 13:10")]
    [InlineData("x[^1]\n\n[^1]: note [[a]]\n    more [[b]]", "Wikilink a 13:12", "Wikilink b 14:10")]
    [InlineData("> [!NOTE]\n> x [[a]]", "Wikilink a 12:5")]
    [InlineData("😀 é [[a]]\\\n&amp; <b>[[b]]</b>", "Wikilink a 11:6", "Wikilink b 12:10")]
    [InlineData("\0 [[a]]", "Wikilink a 11:3")]
    public void A_link_is_located_at_its_first_character_in_the_file(string markdown, params string[] links) =>
        Converted.Links(markdown, firstLine: 11).ShouldBe(links);

    [Theory]
    [InlineData("# A", 3, 1)]
    [InlineData("text\n\n  ## A", 5, 3)]
    [InlineData("> - # A", 3, 5)]
    [InlineData("A\nB\n---", 3, 1)]
    public void A_heading_is_located_at_its_first_character(string markdown, int line, int column)
    {
        var location = Converted.Body(markdown, firstLine: 3).Outline.Headings[0].Location;

        location.File.ShouldBe(Converted.File);
        (location.Line, location.Column).ShouldBe((line, column));
    }
}
