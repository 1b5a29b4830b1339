using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Templates;

/// <summary>Texts made to use up time, memory or stack. Each ends in an error with its place.</summary>
public sealed class LimitTests : TemplateTest
{
    [Theory]
    [InlineData("{{ ", "(", "1", ")", " }}")]
    [InlineData("", "{{ if true }}", "", "{{ end }}", "")]
    [InlineData("{{ x = ", "[", "", "]", " }}")]
    [InlineData("{{ x = ", "{a:", "1", "}", " }}")]
    [InlineData("{{ ", "!", "1", "", " }}")]
    [InlineData("{{ ", "1 + ", "1", "", " }}")]
    [InlineData("{{ ", "true ? 1 : ", "1", "", " }}")]
    [InlineData("{{ a", ".a", "", "", " }}")]
    [InlineData("{{ a", "[0]", "", "", " }}")]
    [InlineData("{{ 1", " | string.upcase", "", "", " }}")]
    [InlineData("{{ ", "$\"{", "", "", " }}")]
    [InlineData("", "{{ for x in 1..2 }}", "", "{{ else }}{{ end }}", "")]
    [InlineData("", "{{ wrap f }}", "", "{{ end }}", "")]
    [InlineData("{{ if false }}", "{{ else if false }}", "", "", "{{ end }}")]
    [InlineData("{{ func f }}{{ ", "1 + ", "1", "", " }}{{ end }}{{ f }}")]
    [InlineData("", "{{ capture x }}", "", "{{ end }}", "")]
    public void Ten_thousand_levels_end_in_output_or_an_error(string start, string open, string inside, string close, string end)
    {
        const int Levels = 10_000;
        var text = start + Repeat(open, Levels) + inside + Repeat(close, Levels) + end;

        // Never the end of the process.
        SmallStack.Run(1024, () => Record(text));
    }

    [Theory]
    [InlineData("{{ while true; end }}")]
    [InlineData("{{ for x in 0..1000000000; end }}")]
    [InlineData("{{ for i in 1..1000; for j in 1..1001; end; end }}")]
    [InlineData("{{ func f(n); for i in 1..9; f n; end; end; f 1 }}")]
    [InlineData("{{ func f(n); if n < 90; f n + 1; f n + 1; end; end; f 1 }}")]
    [InlineData("{{ 'a' * 100000000 }}")]
    [InlineData("{{ x = 'a'; for i in 1..100; x += x; end }}")]
    [InlineData("{{ x = [1]; for i in 1..100; x = x + x; end; x | array.size }}")]
    [InlineData("{{ x = 3; for i in 1..100; x = x * x; end }}")]
    [InlineData("{{ for i in 1..1000000; 'text' * 1000; end }}")]
    [InlineData("{{ capture x; for i in 1..1000000; 'text' * 1000; end; end }}")]
    [InlineData("{{ func f; f; end; f }}")]
    [InlineData("{{ f = 'object.eval f'; object.eval f }}")]
    [InlineData("{{ f = '{{ object.eval_template f }}'; object.eval_template f }}")]
    [InlineData("{{ 0..1000000000 | array.join ',' }}")]
    [InlineData("{{ 0..1000000000 | array.sort }}")]
    [InlineData("{{ 0..1000000000 | object.to_json }}")]
    [InlineData("{{ '' | string.pad_left 1000000000 }}")]
    [InlineData("{{ a = [1]; a[0] = a; a }}")]
    [InlineData("{{ ('a' * 50000) + '!' | regex.match '(?=(a+)+$)a' }}")]
    public void Endless_work_is_an_error_at_its_place(string text) => SmallStack.Run(1024, () =>
    {
        var error = ErrorOf(text, new RenderSettings { AutoIndent = false, Limits = new RenderLimits { Evaluations = 5_000_000 } });

        error.Path.ShouldBeOneOf("page", "");
        error.Line.ShouldBe(1);
    });

    [Fact]
    public void Too_long_a_template_is_an_error() =>
        ParsedTemplate.Parse(new string('x', 10_000_000), "page").Errors.ShouldHaveSingleItem().Line.ShouldBe(1);

    [Theory]
    [InlineData("a\n{{ for i in 1..1000 }}\ntext{{ end }}", 2)]
    [InlineData("a\n{{ for i in 1..1000; \n number; end }}", 3)]
    [InlineData("a\n{{ capture x; for i in 1..1000; \n number; end; end }}", 3)]
    public void Too_much_output_is_an_error_where_it_is_written(string text, int line)
    {
        var error = ErrorOf(text, new RenderSettings { AutoIndent = false, Limits = new RenderLimits { TextLength = 100 } });

        error.Message.ShouldContain("100 characters");
        error.Line.ShouldBe(line);
    }

    private static void Record(string text)
    {
        var template = ParsedTemplate.Parse(text, "page");
        if (template.HasErrors)
            return;
        try
        {
            using var context = new RenderContext(new RenderSettings());
            context.Render(template, Model());
        }
        catch (TemplateException error)
        {
            error.Error.Message.ShouldNotBeEmpty();
        }
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
