namespace ServiceBlog.Templating.Tests;

public sealed class PipeTests : TemplateTest
{
    [Theory]
    [InlineData("{{ 5 | add 1 }}", "6")]
    [InlineData("{{ 'a' | upper }}", "A")]
    [InlineData("{{ 'a' | join '-' 'b' }}", "a-b")]
    [InlineData("{{ 1 | add(2) }}", "3")]
    [InlineData("{{ 'a' |upper|join '-' 'b' }}", "A-b")]
    public void A_pipe_passes_its_value_first(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{-\n\"text\"    |\n   join '' 'END'  |\n   upper\n-}}", "TEXTEND")]
    [InlineData("{{ 'text'\n  | upper\n  | join '' '!' }}", "TEXT!")]
    [InlineData("{{ x = 'a' | upper\n x }}", "A")]
    public void Pipes_can_span_lines(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 1 + 2 | add 3 }}", "6")]
    [InlineData("{{ -5 | add 1 }}", "-4")]
    [InlineData("{{ true ? 1 : 2 | add 1 }}", "1")]
    [InlineData("{{ true ? 'a' | upper : 'b' }}", "A")]
    [InlineData("{{ (1 | add 1) ? 'y' : 'n' }}", "y")]
    [InlineData("{{ ('a' | upper) + 'b' }}", "Ab")]
    [InlineData("{{ 'a' | upper + 'b' }}", "Ab")]
    public void A_pipe_binds_loosest(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ 3 | do; ret $0 * 2; end }}", "6")]
    public void A_pipe_can_end_in_an_anonymous_function(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ [1 | add 1, 2 | add 2] }}", "[2, 4]")]
    [InlineData("{{ if 'a' | upper; 'yes'; end }}", "yes")]
    [InlineData("{{ for x in [1, 2] | each @upper; x; end }}", "12")]
    [InlineData("{{ {a: 'x' | upper}.a }}", "X")]
    public void A_pipe_can_stand_wherever_a_value_can(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
