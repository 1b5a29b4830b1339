using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>Attributes in braces, where they are attached to something.</summary>
public sealed class AttributeTests
{
    [Theory]
    [InlineData("![x](https://e.x/x.png){width=640 height=480}", """<p><img src="https://e.x/x.png" width="640" height="480" alt="x" /></p>""")]
    [InlineData("[l](https://e.x){.c .d}", """<p><a href="https://e.x" class="c d">l</a></p>""")]
    [InlineData("[l](https://e.x){#i rel=nofollow}{x}", """<p><a href="https://e.x" id="i" rel="nofollow">l</a>{x}</p>""")]
    [InlineData("<https://e.x>{.c}", """<p><a href="https://e.x" class="c">https://e.x</a></p>""")]
    [InlineData("`a`{.sh}", """<p><code class="sh">a</code></p>""")]
    [InlineData("[[k]]{.c}", """<p><a href="/0" class="c">T0</a></p>""")]
    [InlineData("## H {#id .c}", """<h2 id="id" class="c">H</h2>""")]
    [InlineData("## B {#x}", """<h2 id="x">B</h2>""")]
    [InlineData("## H {#id} ##", """<h2 id="id">H</h2>""")]
    [InlineData("## H ## {#id}", """<h2 id="id">H</h2>""")]
    [InlineData("## *H* { #id }  ", """<h2 id="id"><em>H</em></h2>""")]
    [InlineData("H {#id}\n===", """<h1 id="id">H</h1>""")]
    [InlineData("## H {#q data-note=\"two words\" lang='de'}", """<h2 id="q" data-note="two words" lang="de">H</h2>""")]
    [InlineData("```js {.wide #x}\na\n```", """<pre><code id="x" class="wide language-js">a""" + "\n</code></pre>")]
    [InlineData("``` {.js}\na\n```", """<pre><code class="js">a""" + "\n</code></pre>")]
    [InlineData("{.c}\nText", """<p class="c">Text</p>""")]
    [InlineData("{.c}\n\nText", """<p class="c">Text</p>""")]
    [InlineData("{.a}\n{#b}\nText", """<p id="b" class="a">Text</p>""")]
    [InlineData("{.c}\n# H", """<h1 id="h" class="c">H</h1>""")]
    [InlineData("{.c}\n- a", "<ul class=\"c\">\n<li>a</li>\n</ul>")]
    [InlineData("{.c}\n> a", "<blockquote class=\"c\">\n<p>a</p>\n</blockquote>")]
    public void Attached_attributes_reach_their_element(string markdown, string html) => Converted.Html(markdown).ShouldBe(html);

    [Theory]
    [InlineData("{.c}\n| a |\n|---|\n| b |", """<table class="c">""")]
    [InlineData("{.c}\nTerm\n:   Def", """<dl class="c">""")]
    [InlineData("{.c}\n> [!note]\n> a", """<div class="markdown-alert markdown-alert-note c">""")]
    public void A_line_of_attributes_is_for_the_block_below(string markdown, string html) => Converted.Html(markdown).ShouldContain(html);

    [Theory]
    [InlineData("{.c}")]
    [InlineData("text\n{.c}")]
    [InlineData("text {.c}")]
    [InlineData("`a` {.c}")]
    [InlineData("{.c} text")]
    [InlineData("{}")]
    [InlineData("{.5}")]
    [InlineData("{.c\n.d}")]
    [InlineData("x{onclick=alert(1)}")]
    [InlineData("[x]{onclick=alert(1)}")]
    public void Braces_that_are_attached_to_nothing_are_text(string markdown) =>
        Converted.Html(markdown).ShouldBe($"<p>{markdown.Replace("`a`", "<code>a</code>", StringComparison.Ordinal)}</p>");

    [Theory]
    [InlineData("![x](https://e.x/x.png){onerror=alert(1)}", 24)]
    [InlineData("[l](https://e.x){OnClick='alert(1)' .c}", 17)]
    [InlineData("`a`{onclick=x}", 4)]
    [InlineData("# H {#h onclick=x}", 5)]
    [InlineData("{onclick=x}\ntext", 1)]
    [InlineData("```js {onclick=x}\na\n```", 7)]
    [InlineData("[l](https://e.x){href=https://f.x}", 17)]
    public void Handlers_and_what_the_element_has_are_left_out_and_told(string markdown, int column)
    {
        var diagnostics = new List<Diagnostic>();

        var html = MarkdownConverter.Convert(markdown, Converted.File, 1, diagnostics).Html;

        html.ShouldNotContain("onclick", Case.Insensitive);
        html.ShouldNotContain("onerror");
        html.ShouldNotContain("https://f.x");
        var told = diagnostics.ShouldHaveSingleItem();
        told.Rule.ShouldBe(Rules.RefusedAttribute);
        (told.Location.Line, told.Location.Column).ShouldBe((1, column));
    }
}
