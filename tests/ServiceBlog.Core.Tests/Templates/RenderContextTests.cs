using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Templates;

public sealed class RenderContextTests : TemplateTest
{
    [Theory]
    [InlineData("{{ seen ?? 'new' }}{{ seen = 'old' }}", "new")]
    [InlineData("{{ date.parse '2026-11-20' }}{{ date.format = '%F' }}", "20 Nov 2026")]
    [InlineData("{{ array.cycle ['a', 'b'] }}", "a")]
    public void A_render_knows_nothing_of_the_one_before(string text, string expected)
    {
        using var context = new RenderContext(new RenderSettings());
        for (var i = 0; i < 3; i++)
        {
            context.Render(ParsedTemplate.Parse(text, "page"), Model());

            context.Text.ToString().ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("array.mine = 1")]
    [InlineData("regex.mine = 1")]
    [InlineData("math.mine = 1")]
    [InlineData("date.mine = 1")]
    public void No_template_changes_a_library_for_the_next_page(string text) =>
        ErrorOf($"{{{{ {text} }}}}").Message.ShouldContain("readonly");

    [Fact]
    public void One_template_can_be_rendered_by_many_threads_at_once()
    {
        const string Text = "{{ func f(n); ret n * 2; end; for i in 1..50; $x = f i; capture c; $x; end; c | string.upcase; ','; end }}";
        var template = ParsedTemplate.Parse(Text, "page");
        var expected = Render(Text);

        Parallel.For(0, 200, _ =>
        {
            using var context = new RenderContext(new RenderSettings());
            context.Render(template, Model());
            context.Text.ToString().ShouldBe(expected);
        });
    }

    [Theory]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ date.utc_now.year }}")]
    [InlineData("{{ math.random 1 5 }}")]
    [InlineData("{{ math.uuid }}")]
    public void The_clock_and_chance_are_out_of_reach(string text) => ErrorOf(text).Message.ShouldContain("same");

    [Theory]
    [InlineData("10:30")]
    [InlineData("20 November")]
    [InlineData("01/05")]
    public void A_text_without_its_year_is_no_date(string text) => ErrorOf($"{{{{ date.parse '{text}' }}}}").Message.ShouldContain("year");

    [Theory]
    [InlineData("2026-11-20", "2026-11-20 00:00:00 +01:00")]
    [InlineData("2026-07-20T10:00:00Z", "2026-07-20 12:00:00 +02:00")]
    [InlineData("2026-07-20T10:00:00+05:00", "2026-07-20 07:00:00 +02:00")]
    [InlineData("Fri, 20 Nov 2026 14:05:09 GMT", "2026-11-20 14:05:09 +01:00")]
    [InlineData("Nov 2026", "2026-11-01 00:00:00 +01:00")]
    public void A_date_is_in_the_time_zone_of_the_site(string text, string expected) =>
        Render(
            $"{{{{ date.parse '{text}' | date.to_string '%F %T %Z' }}}}",
            new RenderSettings { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") }).ShouldBe(expected);
}
