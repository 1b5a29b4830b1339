using System.Reflection;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Templates;

/// <summary>A rewritten template renders as it did before, and fails where it did.</summary>
public sealed class ThemeRewriterTests : TemplateTest
{
    [Fact]
    public void Every_sample_of_the_language_gives_the_same()
    {
        var root = typeof(ThemeRewriterTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;
        var samples = File.ReadAllText(Path.Combine(root, "tests/ServiceBlog.Tests/Rendering/Language/samples.txt")).TrimEnd('\n').Split("\n----\n");
        samples.Length.ShouldBeGreaterThan(500);

        samples.Select(sample => ParsedTemplate.Parse(sample, "page"))
            .Where(template => !template.HasErrors)
            .Where(template => Outcome(template) != Outcome(template.Rewritten(new SettledNames([template]))))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{{ page = { title: 'own' }; page.title }}", "own")]
    [InlineData("{{ for page in [{ title: 'a' }]; page.title; end }}{{ page.title }}", "aHello")]
    [InlineData("{{ func f(page); page.title; end; f { title: 'b' } }}{{ page.title }}", "bHello")]
    [InlineData("{{ html = { escape: 'c' }; html.escape }}", "c")]
    [InlineData("{{ func html; ret { escape: 'd' }; end; html.escape }}", "d")]
    [InlineData("{{ with { page: { title: 'e' } }; page.title; end }}", "e")]
    [InlineData("{{ import { page: { title: 'f' } }; page.title }}", "f")]
    [InlineData("{{ this['page'] = { title: 'g' }; page.title }}", "g")]
    [InlineData("{{ capture page; 'h'; end; page | string.size }}", "1")]
    public void A_name_that_a_template_sets_means_what_it_set(string text, string expected)
    {
        var template = ParsedTemplate.Parse(text, "page");

        Outcome(template.Rewritten(new SettledNames([template]))).ShouldBe(expected);
    }

    [Theory]
    [InlineData("{{ page.title | html.escape }}{{ '<' | html.escape | string.size }}{{ null | html.escape }}", "Hello4")]
    [InlineData("{{ include 'named' first: '<' second: page.title }}{{ page?.title }}{{ page.nothing?.title }}", "</HelloHello")]
    [InlineData("{{ page.tags.size }}{{ $x = page; $x.title }}{{ date.format }}", "2Hello%d %b %Y")]
    public void What_is_replaced_gives_the_same(string text, string expected)
    {
        var template = ParsedTemplate.Parse(text, "page");

        Outcome(template).ShouldBe(expected);
        Outcome(template.Rewritten(new SettledNames([template]))).ShouldBe(expected);
    }

    private static string Outcome(ParsedTemplate template)
    {
        using var context = new RenderContext(new RenderSettings { Partials = Partials, AutoIndent = false, Zone = TimeZoneInfo.Utc });
        try
        {
            context.Render(template, Model());
            return context.Text.ToString();
        }
        catch (TemplateException exception)
        {
            return exception.Error.ToString();
        }
    }
}
