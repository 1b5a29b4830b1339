namespace ServiceBlog.Templating.Tests;

public sealed class BranchTests : TemplateTest
{
    [Theory]
    [InlineData("{{ if true }}a{{ end }}", "a")]
    [InlineData("{{ if false }}a{{ else }}b{{ end }}", "b")]
    [InlineData("{{ if false; 1; else if null; 2; else if 0; 3; else; 4; end }}", "3")]
    [InlineData("{{ if false }}a{{ else if false }}b{{ end }}c", "c")]
    [InlineData("{{ if name == 'foo' }}{{ if number > 8 }}x{{ else }}y{{ end }}{{ end }}", "y")]
    public void If_runs_the_first_true_branch(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ if 0 }}a{{ end }}{{ if '' }}b{{ end }}{{ if [] }}c{{ end }}{{ if {} }}d{{ end }}", "abcd")]
    [InlineData("{{ if null }}a{{ end }}{{ if false }}b{{ end }}{{ if unknown }}c{{ end }}", "")]
    public void Only_null_and_false_are_false(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ x = 5; case x; when 1, 2, 3; 'few'; when 5; 'five'; else; 'other ' + x; end }}", "five")]
    [InlineData("{{ x = 2\ncase x\n  when 1, 2, 3\n    'few'\n  else\n    'many'\nend }}", "few")]
    [InlineData("{{ case 9; when 1; 'one'; else; 'other'; end }}", "other")]
    [InlineData("{{ case 2; when 1 || 2; 'low'; end }}", "low")]
    [InlineData("{{ case 9; when 1; 'one'; end }}", "")]
    [InlineData("{{ case name }}{{ when 'foo' }}F{{ when 'bar' }}B{{ end }}", "F")]
    [InlineData("{{ case 'x'; when null; 1; when 'x'; 2; end }}", "2")]
    public void Case_runs_the_branch_that_matches(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
