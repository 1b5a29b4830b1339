namespace ServiceBlog.Templating.Tests;

public sealed class ScopeTests : TemplateTest
{
    [Theory]
    [InlineData("{{ capture c }}a{{ name }}{{ end }}[{{ c }}]", "[afoo]")]
    [InlineData("{{ capture c }}{{ end }}{{ c == '' }}", "true")]
    [InlineData("{{ capture $l; 'x'; end; $l + '!' }}", "x!")]
    [InlineData("{{ o = {}; capture o.m; 1; end; o }}", "{m: \"1\"}")]
    [InlineData("{{ capture a; 'x'; capture b; 'y'; end; 'z'; end; a; b }}", "xzy")]
    public void Capture_turns_output_into_a_string(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ o = {}; with o; m = \"yes\"; end; o.m; m ?? 'none' }}", "yesnone")]
    [InlineData("{{ a = {x: 1, y: 2}; with a; b = this; end; a.b.x }}", "1")]
    [InlineData("{{ o = {x: 1}; y = 2; with o; x; y; y = 3; end; y; o.y }}", "1223")]
    [InlineData("{{ with products[0]; title; end }}", "Orange")]
    [InlineData("{{ for p in products; with p; title; ' '; end; end }}", "Orange Banana Apple ")]
    [InlineData("{{ for x in [1]; with {x: 2}; x; end; x; end }}", "21")]
    public void With_makes_an_object_the_current_one(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData("{{ o = { m: \"yes\" }; import o; m }}", "yes")]
    [InlineData("{{ o = { m: 1, n: 2 }; m = 5; readonly m; import o; m; n }}", "52")]
    public void Import_copies_members_into_the_current_object(string text, string expected) =>
        Render(text).ShouldBe(expected);

    [Theory]
    [InlineData(
        "{{ func wrapped; for $i in 1..<$0; $$; end; end; wrap wrapped 5; $i + \" inside\\n\"; end }}",
        "1 inside\n2 inside\n3 inside\n4 inside\n")]
    [InlineData("{{ func box; '['; $$; ']'; end; wrap box }}text{{ end }}", "[text]")]
    [InlineData("{{ func box; '['; $$; ']'; end; wrap box; 'a'; wrap box; 'b'; end; end }}", "[a[b]]")]
    [InlineData("{{ func twice; $$; $$; end; x = 1; wrap twice; x; x += 1; end }}", "12")]
    [InlineData("{{ func box(c); c; $$; c; end; wrap box '*'; 'x'; end }}", "*x*")]
    [InlineData("[{{ $$ }}]", "[]")]
    public void Wrap_passes_a_block(string text, string expected) =>
        Render(text).ShouldBe(expected);
}
