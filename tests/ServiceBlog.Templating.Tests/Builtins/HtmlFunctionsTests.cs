namespace ServiceBlog.Templating.Tests.Builtins;

public sealed class HtmlFunctionsTests : BuiltinsTest
{
    [Theory]
    [InlineData("""{{ "<p>This is a paragraph</p>" | html.strip }}""", "This is a paragraph")]
    [InlineData("""{{ "<p>This is a paragraph</p>" | html.escape }}""", "&lt;p&gt;This is a paragraph&lt;/p&gt;")]
    [InlineData("""{{ "Hello\nworld" | html.newline_to_br }}""", "Hello<br />\nworld")]
    [InlineData("""{{ "john@liquid.com" | html.url_encode }}""", "john%40liquid.com")]
    [InlineData("""{{ "<hello> & <scriban>" | html.url_escape }}""", "%3Chello%3E%20&%20%3Cscriban%3E")]
    public void Every_documented_example_gives_its_documented_output(string template, string output) =>
        Render(template).ShouldBe(output);

    [Theory]
    [InlineData("escape", "\"a\" & 'b'", "&quot;a&quot; &amp; &#39;b&#39;")]
    [InlineData("escape", "nothing to do", "nothing to do")]
    [InlineData("newline_to_br", "a\r\nb\rc\n", "a<br />\r\nb<br />\rc<br />\n")]
    [InlineData("newline_to_br", "a", "a")]
    [InlineData("url_encode", "a b/ü😀~", "a%20b%2F%C3%BC%F0%9F%98%80~")]
    [InlineData("url_escape", "/a b/ü😀?q=1&r=%20#x", "/a%20b/%C3%BC%F0%9F%98%80?q=1&r=%2520#x")]
    [InlineData("strip", "a <b>b</b><br/>c", "a bc")]
    [InlineData("strip", "a<!-- <b>x</b> -->b", "ab")]
    [InlineData("strip", "a<SCRIPT src=x>if (1 < 2) y()</script >b</script>c", "ac")]
    [InlineData("strip", "a<style>b > c {}</style>d", "ad")]
    [InlineData("strip", "a<script>b", "ab")]
    [InlineData("strip", "1 < 2", "1 < 2")]
    [InlineData("strip", "a<img\nalt='x'>b", "ab")]
    public void Every_function_treats_its_odd_cases(string function, string text, string output) =>
        Render("{{ text | html." + function + " }}", new ScriptObject { { "text", text } }).ShouldBe(output);

    [Theory]
    [InlineData("escape")]
    [InlineData("strip")]
    [InlineData("newline_to_br")]
    [InlineData("url_encode")]
    [InlineData("url_escape")]
    public void A_missing_text_is_an_empty_one(string function) =>
        Render("[{{ null | html." + function + " }}]").ShouldBe("[]");

    [Fact]
    public void A_text_of_unclosed_tags_is_stripped_in_one_pass()
    {
        var text = string.Concat(Enumerable.Repeat("<script><style><!-->", 50_000));
        Render("{{ text | html.strip | string.size }}", new ScriptObject { { "text", text } }).ShouldBe("0");
    }
}
