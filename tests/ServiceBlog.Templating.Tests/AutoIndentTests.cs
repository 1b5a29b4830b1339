namespace ServiceBlog.Templating.Tests;

public sealed class AutoIndentTests : TemplateTest
{
    [Theory]
    [InlineData("{{ v = \"t1\\nt2\\nt3\\n\" ~}}\n   {{ v }}Hello", "   t1\n   t2\n   t3\nHello")]
    [InlineData("  {{ \"a\\nb\" }}\n\t{{ \"c\\nd\" }}", "  a\n  b\n\tc\n\td")]
    [InlineData("   {{ include 'lines' }}", "   a\n   b\n   c")]
    [InlineData("  {{ \"a\\n\\nb\" }}", "  a\n  \n  b")]
    public void What_a_block_prints_is_indented_like_the_block(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("x  {{ \"a\\nb\" }}", "x  a\nb")]
    [InlineData("{{ name }}  {{ \"a\\nb\" }}", "foo  a\nb")]
    [InlineData("  {{- \"a\\nb\" }}", "a\nb")]
    [InlineData("x\n  {{~ \"a\\nb\" }}", "x\na\nb")]
    public void A_block_that_does_not_start_its_line_indents_nothing(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ v = \"t1\\nt2\\nt3\\n\" -}}\n   {{ v }}Hello", "t1\nt2\nt3\nHello")]
    public void A_greedy_trim_before_it_skips_the_indentation(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Fact]
    public void It_can_be_turned_off()
    {
        using var context = new RenderContext { AutoIndent = false };
        Template.Parse("  {{ \"a\\nb\" }}", "page").Render(context);
        context.Output.ToString().ShouldBe("  a\nb");
    }
}
