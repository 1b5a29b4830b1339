using System.Reflection;
using Scriban.Syntax;
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
    [InlineData("{{ $d = date.parse '2026-03-04'; $d | date.to_string '%F' }}{{ $d | date.to_string '%e %B' | string.strip | html.escape }}", "2026-03-044 March")]
    [InlineData("{{ $d = date.parse '2026-03-04'; $d | date.to_string page.title }}{{ $e = null; $e | date.to_string '%F' }}", "Hello")]
    [InlineData("{{ page.title == 'Hello' }}{{ page.title != 'x' }}{{ page.tags.size > 1 }}{{ page.tags.size < 2 }}{{ page.tags.size == '2' }}{{ page.nothing == '' }}{{ $x = 3; $x == 3; $x > 3 }}", "truetruetruefalsetruefalsetruefalse")]
    [InlineData("{{ $d = 'x'; $d | date.to_string '%F' }}", "page(1,14) : error : Unable to convert type `string` to `DateTime`")]
    [InlineData("{{ date = { to_string: 'own' }; date.to_string }}", "own")]
    public void What_is_replaced_gives_the_same(string text, string expected)
    {
        var template = ParsedTemplate.Parse(text, "page");

        Outcome(template).ShouldBe(expected);
        Outcome(template.Rewritten(new SettledNames([template]))).ShouldBe(expected);
    }

    /// <summary>A version of the package that parses a construct into other nodes would make themes slow without a word.</summary>
    [Theory]
    [InlineData("{{ page.title }}", "PrintStatement MemberPath")]
    [InlineData("{{ page.title | html.escape }}", "PrintStatement EscapedExpression MemberPath MemberPath")]
    [InlineData("{{ page.date | date.to_string '%F' }}", "PrintStatement FormattedDate MemberPath MemberPath")]
    [InlineData("{{ t 'word' page.title }}", "PrintStatement WordsCall MemberPath")]
    [InlineData("{{ include 'named' first: page.title }}", "IncludeCall MemberPath")]
    [InlineData("{{ if page.kind == 'post' || page.tags.size > 0; end }}", "LiteralComparison MemberPath LiteralComparison MemberPath MemberPath")]
    [InlineData("{{ capture x; end }}", "CaptureStatement")]
    public void Each_construct_is_replaced(string text, string expected)
    {
        var template = ParsedTemplate.Parse(text, "page");

        string.Join(' ', NodesOf(template.Rewritten(new SettledNames([template])).Page!).Where(node => node.GetType().Assembly == typeof(ThemeRewriter).Assembly).Select(node => node.GetType().Name))
            .ShouldBe(expected);

        static IEnumerable<ScriptNode> NodesOf(ScriptNode node) =>
            Enumerable.Range(0, node.ChildrenCount).Select(node.GetChildren).OfType<ScriptNode>().SelectMany(NodesOf).Prepend(node);
    }

    [Fact]
    public void A_captured_text_of_any_length_is_a_text_where_one_is_asked_for()
    {
        var template = ParsedTemplate.Parse(
            "{{ for i in 1..6 }}{{ capture t }}{{ 'ab' | string.pad_right 5000 }}{{ end }}{{ t | string.size }},{{ all = (all ?? '') + (t | string.slice 0 2) }}{{ end }}{{ all }}{{ t }}",
            "page");

        Outcome(template).ShouldBe($"5000,5000,5000,5000,5000,5000,abababababab{"ab".PadRight(5000)}");
    }

    [Theory]
    [InlineData("{{ capture t }}so{{ end; '[{{ t }}]' | object.eval_template }}", "[so]")]
    [InlineData("{{ capture t }}so{{ end; capture u; '[' + t + ']'; t; end; u }}", "[so]so")]
    public void A_captured_text_is_printed_wherever_it_is_written(string text, string expected) =>
        Outcome(ParsedTemplate.Parse(text, "page")).ShouldBe(expected);

    [Fact]
    public void A_render_does_not_show_what_an_earlier_one_captured()
    {
        using var context = new RenderContext(new RenderSettings { AutoIndent = false });
        foreach (var letter in "xyz")
        {
            context.Render(ParsedTemplate.Parse($"{{{{ capture a }}}}{new string(letter, 9000)}{{{{ end; capture b; a; end; b }}}}", "page"), new Scriban.Runtime.ScriptObject());

            context.Text.ToString().ShouldBe(new string(letter, 9000));
        }
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
