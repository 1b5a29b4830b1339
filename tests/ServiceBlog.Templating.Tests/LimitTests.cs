namespace ServiceBlog.Templating.Tests;

public sealed class LimitTests : TemplateTest
{
    [Theory]
    [InlineData("{{ ", "(", "1", ")", " }}")]
    [InlineData("", "{{ if true }}", "", "{{ end }}", "")]
    [InlineData("{{ x = ", "[", "", "]", " }}")]
    [InlineData("{{ x = ", "{a:", "1", "}", " }}")]
    [InlineData("{{ ", "!", "1", "", " }}")]
    [InlineData("{{ ", "- ", "1", "", " }}")]
    [InlineData("{{ ", "1 + ", "1", "", " }}")]
    [InlineData("{{ ", "true ? 1 : ", "1", "", " }}")]
    [InlineData("{{ a", ".a", "", "", " }}")]
    [InlineData("{{ a", "[0]", "", "", " }}")]
    [InlineData("{{ 1", " | upper", "", "", " }}")]
    [InlineData("{{ ", "upper do; ", "", "", " }}")]
    [InlineData("{{ ", "$\"{", "", "", " }}")]
    [InlineData("{{ ", "a[", "0", "]++", " }}")]
    [InlineData("", "{{ for x in 1..2 }}", "", "{{ else }}{{ end }}", "")]
    [InlineData("", "{{ wrap f }}", "", "{{ end }}", "")]
    [InlineData("{{ ", "upper(", "1", ")", " }}")]
    public void A_hundred_thousand_levels_are_an_error(string start, string open, string inside, string close, string end)
    {
        const int Levels = 100_000;
        var text = start + Repeat(open, Levels) + inside + Repeat(close, Levels) + end;
        SmallStack.Run(256, () => Template.Parse(text, "page").HasErrors.ShouldBeTrue());
    }

    [Theory]
    [InlineData("{{ ", "(", "1", ")", " }}", 200, "1")]
    [InlineData("", "{{ if true }}", "x", "{{ end }}", "", 200, "x")]
    [InlineData("{{ ", "1 + ", "1", "", " }}", 900, "901")]
    [InlineData("{{ a", "?.a", "", "", " }}", 500, "")]
    [InlineData("{{ if false }}", "{{ else if false }}", "", "", "{{ end }}", 5000, "")]
    public void What_people_write_is_not(
        string start, string open, string inside, string close, string end, int levels, string expected)
    {
        var text = start + Repeat(open, levels) + inside + Repeat(close, levels) + end;
        SmallStack.Run(1024, () => Render(text).ShouldBe(expected));
    }

    [Theory]
    [InlineData("{{ while true; end }}", "1:4 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ for x in 0..1000000000; end }}", "1:4 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ 0..1000000000 }}", "1:4 Exceeding the limit of loop steps while a value is printed")]
    [InlineData("{{ x = 'a' + (0..1000000000) }}", "1:12 Exceeding the limit of loop steps while a value is printed")]
    [InlineData("{{ x = [1] * 1000000000 }}", "1:12 Exceeding the limit of loop steps")]
    [InlineData("{{ add ^(1..1000000000) }}", "1:8 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ for i in 1..1000; for j in 1..1001; end; end }}", "1:22 Exceeding the limit of `1000000` loop steps")]
    [InlineData("{{ 'a' * 100000000 }}", "1:8 Exceeding the limit of `16777216` characters for a string")]
    [InlineData("{{ x = 'a'; for i in 1..100; x += x; end }}", "1:30 Exceeding the limit of `16777216` characters for a string")]
    [InlineData("{{ a = []; a[2000000] = 1 }}", "1:12 The index is outside the range of an array of 0 items")]
    [InlineData("{{ x = 3; for i in 1..100; x = x * x; end }}", "1:34 The resulting number is too large")]
    [InlineData("{{ 1 << 100000000 }}", "1:6 The resulting number is too large")]
    [InlineData("{{ func f; f; end; f }}", "1:12 Exceeding the limit of `100` nested calls")]
    [InlineData("{{ func f(x); f x + 1; end; f 1 }}", "1:15 Exceeding the limit of `100` nested calls")]
    [InlineData("{{ a = 1; for i in 1..30; a = [a, a]; end; a }}", "1:44 Exceeding the limit of loop steps while a value is printed")]
    [InlineData(
        "{{ a = 1; b = 1; for i in 1..40; a = [a, a]; b = [b, b]; end; a == b }}",
        "1:65 The lists are too large to be compared")]
    public void Endless_work_is_an_error_at_its_place(string text, string expected) =>
        SmallStack.Run(256, () => ErrorOf(text).ShouldBe(expected));

    [Fact]
    public void A_list_that_holds_itself_prints_to_a_certain_depth() =>
        Render("{{ a = [1]; a[0] = a; a }}").ShouldBe(Repeat("[", 20) + "..." + Repeat("]", 20));

    [Fact]
    public void Too_long_a_template_is_an_error() =>
        Template.Parse(new string('x', 10_000_000), "page").Errors.ShouldHaveSingleItem()
            .ShouldBe(new TemplateError("page", 1, 1, "The template is longer than the limit of `4194304` characters"));

    [Fact]
    public void Too_much_output_is_an_error()
    {
        using var context = new RenderContext { Limits = new RenderLimits { OutputLength = 100 } };
        var template = Template.Parse("{{ for i in 1..1000 }}text{{ end }}", "page");
        Should.Throw<TemplateException>(() => template.Render(context))
            .Error.ShouldBe(new TemplateError("page", 1, 4, "Exceeding the limit of `100` characters of output"));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
