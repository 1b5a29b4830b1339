using ServiceBlog.Core.Markup.Code;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>Code is coloured while it is converted, as classes.</summary>
public sealed class CodeTests
{
    [Fact]
    public void More_than_fifty_languages_are_coloured() => CodeLanguage.Count.ShouldBeGreaterThan(50);

    [Theory]
    [InlineData("c#", "var x = \"a\"; // why", "[word:var] x = [string:\"a\"]; [comment:// why]")]
    [InlineData("csharp", "#if A\nint Run(7)", "[meta:#if A]\n[type:int] [call:Run]([number:7])")]
    [InlineData("js", "`a\nb` + /* c\nd */ 1", "[string:`a\nb`] + [comment:/* c\nd */] [number:1]")]
    [InlineData("python", "@x\ndef f(): return 'a\\'b' # c", "[meta:@x]\n[word:def] [call:f](): [word:return] [string:'a\\'b'] [comment:# c]")]
    [InlineData("sh", "echo \"$a\" ${b} a#b", "[word:echo] [string:\"$a\"] [meta:${b}] a#b")]
    [InlineData("yaml", "title: true # x", "[name:title]: [type:true] [comment:# x]")]
    [InlineData("json", "{\"a\": \"b\"}", "{[name:\"a\"]: [string:\"b\"]}")]
    [InlineData("html", "<a href=\"x\">T &amp; U</a><!-- c -->", "[word:<a] [name:href]=[string:\"x\"][word:>]T [number:&amp;] U[word:</a][word:>][comment:<!-- c -->]")]
    [InlineData("scriban", "<p>{{ if a # b }}", "[word:<p][word:>][meta:{{] [word:if] a [comment:# b ][meta:}}]")]
    [InlineData("sql", "SELECT 'it' FROM t -- c", "[word:SELECT] [string:'it'] [word:FROM] t [comment:-- c]")]
    [InlineData("diff", "-a\n+b\n c", "[deleted:-a]\n[inserted:+b]\n c")]
    [InlineData("css", ".a { color: red; } /* b */", ".a { [name:color]: red; } [comment:/* b */]")]
    public void Each_language_by_what_it_says(string language, string code, string expected)
    {
        var written = new System.Text.StringBuilder();
        var tokens = new CodeTokens(code, CodeLanguage.Find(language)!);
        while (tokens.Read(out var style))
        {
            var text = code[tokens.Start..tokens.End];
            written.Append(style is null ? text : $"[{style["hl-".Length..]}:{text}]");
        }
        written.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("<")]
    [InlineData("\"\\")]
    [InlineData("/*")]
    [InlineData("{{ a")]
    [InlineData("\n\n")]
    [InlineData("'''")]
    public void No_code_is_lost_or_hangs_in_any_language(string code)
    {
        foreach (var name in new[] { "c", "ruby", "html", "scriban", "diff", "markdown", "yaml", "console", "python", "latex" })
        {
            var end = 0;
            var tokens = new CodeTokens(code, CodeLanguage.Find(name)!);
            while (tokens.Read(out _))
            {
                tokens.Start.ShouldBe(end);
                tokens.End.ShouldBeGreaterThan(end);
                end = tokens.End;
            }
            end.ShouldBe(code.Length);
        }
    }

    [Fact]
    public void Code_is_escaped_and_lines_are_numbered_marked_and_titled_on_demand() => Html("```js title=\"a & b\" {2} numbered\nvar a\n<b\n```").ShouldContain(
        "<figure class=\"code\"><figcaption>a &amp; b</figcaption><pre class=\"numbered\"><code class=\"language-js\"><span class=\"line\"><span class=\"hl-word\">var</span> a\n</span><span class=\"line marked\">&lt;b\n</span></code></pre></figure>");

    [Fact]
    public void A_language_without_colours_stays_as_it_is() => Html("```text\nvar <a>\n```").ShouldContain("<pre><code class=\"language-text\">var &lt;a&gt;\n</code></pre>");

    [Theory]
    [InlineData("js,ignore")]
    [InlineData("js{1,3}")]
    public void What_other_programs_write_behind_a_language_leaves_its_colours(string info) => Html($"```{info}\nvar a\n```").ShouldContain("<span class=\"hl-word\">var</span> a");

    [Fact]
    public void A_misspelt_language_is_told_with_the_nearest() =>
        Build(("posts/a.md", Text("A", "```pyton\nx\n```"))).Single("unknown-code-language").Suggestion.ShouldBe("python");

    [Theory]
    [InlineData("mermaid")]
    [InlineData("brainfuck-dialect-7")]
    public void One_that_is_like_no_other_is_not(string language) =>
        Build(("posts/a.md", Text("A", $"```{language}\nx\n```"))).Result.Diagnostics.ShouldNotContain(diagnostic => diagnostic.Rule.Name == "unknown-code-language");

    private static string Html(string markdown) => Build(("posts/a.md", Text("A", markdown)))["posts/a/index.html"];
}
