namespace ServiceBlog.Templating.Tests;

/// <summary>A place in a template remembers where a name was found; it has to notice when that has changed.</summary>
public sealed class NameTests : TemplateTest
{
    private const string Twice = "{{ for $turn in 1..2 }}";

    [Theory]
    [InlineData("{{ for html in [html, {escape: @upper}] }}{{ 'a<' | html.escape }} {{ end }}", "a&lt; A< ")]
    [InlineData("{{ func f(html); ret 'a<' | html.escape; end }}{{ f html }} {{ f {escape: @upper} }}", "a&lt; A<")]
    [InlineData(
        "{{ func f; ret 'a<' | html.escape; end }}{{ f }} {{ with {html: {escape: @upper}} }}{{ f }}{{ end }} {{ f }}",
        "a&lt; A< a&lt;")]
    [InlineData("{{ func f; ret 'a<' | html.escape; end }}{{ f }} {{ import {html: {escape: @upper}} }}{{ f }}", "a&lt; A<")]
    [InlineData("{{ func f; ret 'a<' | html.escape; end }}{{ f }} {{ this.html = {escape: @upper} }}{{ f }}", "a&lt; A<")]
    [InlineData("{{ func f; ret 'a<' | html.escape; end }}{{ f }} {{ html.escape = @upper }}{{ f }}", "a&lt; A<")]
    [InlineData("{{ func f; ret 'a<' | html.escape; end }}{{ f }} {{ for html in [{escape: @upper}] }}{{ f }}{{ end }}", "a&lt; A<")]
    public void A_function_is_that_of_what_its_library_s_name_means_now(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Fact]
    public void A_template_serves_models_with_and_without_a_name_of_a_library()
    {
        var template = Template.Parse("{{ 'a<' | html.escape }}", "page");
        var own = new ScriptObject { ["html"] = new ScriptObject { ["escape"] = Model()["upper"] } };
        template.Render().ShouldBe("a&lt;");
        template.Render(own).ShouldBe("A<");
        template.Render().ShouldBe("a&lt;");
    }

    [Fact]
    public void A_template_serves_contexts_with_other_built_ins()
    {
        var template = Template.Parse("{{ 'a<' | html.escape }}", "page");
        var library = new ScriptObject { ["escape"] = Model()["upper"] }.Freeze();
        using var other = new RenderContext(builtins: new ScriptObject { ["html"] = library }.Freeze());
        template.Render().ShouldBe("a&lt;");
        template.Render(other);
        other.Output.ToString().ShouldBe("A<");
    }

    [Theory]
    [InlineData("{{ for x in [{a: 1, b: 2}, {b: 3, a: 4}, {c: 5}, {a: 6}] }}{{ x.a ?? '-' }}{{ end }}", "14-6")]
    [InlineData(Twice + "{{ x = {a: 1} }}{{ x.b ?? '-' }}{{ x.b = 2 }}{{ x.b }}{{ end }}", "-2-2")]
    [InlineData("{{ x = {a: 1, b: 2}; for $turn in 1..2 }}{{ x.b ?? '-' }}{{ x = object.eval '{b: 3}' }}{{ end }}", "23")]
    [InlineData(Twice + "{{ late ?? '-' }}{{ late = 1 }}{{ end }}", "-1")]
    [InlineData("{{ x = {aa: 1, ba: 2, ab: 3, bb: 4} }}" + Twice + "{{ x.aa }}{{ x.ba }}{{ x.ab }}{{ x.bb }}{{ x.cb ?? '-' }}{{ end }}", "1234-1234-")]
    public void A_member_is_found_wherever_it_is_now(string text, string expected) => Render(text).ShouldBe(expected);

    [Fact]
    public void A_member_is_gone_once_it_is_removed()
    {
        var item = new ScriptObject { ["a"] = 1, ["b"] = 2, ["c"] = 3 };
        var model = new ScriptObject { ["item"] = item };
        var template = Template.Parse("{{ item.b }}{{ item.c }}", "page");
        template.Render(model).ShouldBe("23");
        item.Remove("b");
        template.Render(model).ShouldBe("3");
    }

    [Theory]
    [InlineData("{{ func f(x); ret x | string.truncate 4; end; f 'abcdef'; f null; f 12345; f 'ab' }}", "a...1...ab")]
    [InlineData("{{ func f(x, g); ret x | g 2; end; f 'abcdef' @string.truncate; f 2 @math.plus; f 7 @math.minus }}", "...45")]
    [InlineData("{{ func f(x); ret x | math.round '1'; end; f 1.25; f '2.75' }}", "1.22.8")]
    [InlineData("{{ func f(x); ret x | string.slice 1 null; end; f 'abc'; f 'de' }}", "bce")]
    public void Constant_arguments_stay_what_they_are(string text, string expected) => Render(text).ShouldBe(expected);

    [Fact]
    public void A_wrong_constant_argument_is_reported_each_time()
    {
        var template = Template.Parse("{{ text | string.truncate 'x' }}", "page");
        for (var turn = 0; turn < 2; turn++)
        {
            Should.Throw<TemplateException>(() => template.Render(Model())).Error
                .ShouldBe(new TemplateError("page", 1, 27, "Unable to convert type `string` to `int`"));
        }
    }
}
