using AngleSharp.Html.Parser;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;
using ServiceBlog.Import.HtmlToMarkdown;

namespace ServiceBlog.Tests.Importing;

/// <summary>Nothing that runs comes over from another site, however it is written.</summary>
public sealed class HtmlSafetyTests
{
    [Theory]
    [InlineData("<details onclick=x><summary>s</summary><script>alert(1)</script>words</details>")]
    [InlineData("<a href='javascript:alert(1)'>words</a>")]
    [InlineData("<a href='java\tscript:alert(1)'>words</a>")]
    [InlineData("<a href=' &#1;JaVaScRiPt:alert(1)'>words</a>")]
    [InlineData("<a href='data:text/html,<script>alert(1)</script>'>words</a>")]
    [InlineData("<details><a href='java\nscript:alert(1)'>words</a></details>")]
    [InlineData("<details><a href='vbscript:x'>words</a></details>")]
    [InlineData("words<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'></iframe>")]
    [InlineData("words<iframe src='data:text/html,<script>alert(1)</script>'></iframe>")]
    [InlineData("words<object data='data:image/svg+xml,<svg onload=alert(1)>'></object>")]
    [InlineData("words<embed src='javascript:alert(1)'>")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script><text>words</text></svg>")]
    [InlineData("<svg><animate attributeName=href values='x;javascript:alert(1)'/><a xlink:href='javascript:alert(1)'><text>words</text></a></svg>")]
    [InlineData("<svg><a><set attributeName=href to='javascript:alert(1)'/><text>words</text></a></svg>")]
    [InlineData("<form action='javascript:alert(1)'>words<button formaction='javascript:alert(1)'>b</button></form>")]
    [InlineData("<details>words<template shadowrootmode=open><script>alert(1)</script></template></details>")]
    [InlineData("<details>words<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript></details>")]
    [InlineData("<details>words<meta http-equiv=refresh content='0;url=javascript:alert(1)'><base href='https://evil.example/'></details>")]
    [InlineData("words<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></mglyph></table></mtext></math>")]
    [InlineData("words<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'></style></svg>")]
    [InlineData("<form>words<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style></mglyph></form></mtext></math></form>")]
    [InlineData("<x-part onclick='alert(1)'>words</x-part>")]
    [InlineData("<table><tr><td colspan=2 onclick='alert(1)'>words<script>alert(1)</script></td></tr></table>")]
    [InlineData("<mark onclick='alert(1)'>words</mark>")]
    [InlineData("words<img src='javascript:alert(1)' onerror='alert(1)' alt=''>")]
    public void What_runs_is_taken_out_and_the_words_stay(string html)
    {
        var body = MarkdownConverter.Convert(HtmlConverter.Convert(html, new ConversionOptions()), "x.md", 1, new List<Diagnostic>());
        var links = body.Outline.Links.Select(link => new ResolvedLink(link.Target, "unresolved")).ToArray();

        var page = new HtmlParser().ParseDocument(body.Fill(links));

        page.Body!.TextContent.ShouldContain("words");
        page.QuerySelectorAll("script, template, noscript, base, meta").ShouldBeEmpty();
        page.All.SelectMany(element => element.Attributes).Select(attribute => $"{attribute.Name}={attribute.Value}").ShouldAllBe(attribute => IsHarmless(attribute));
    }

    [Theory]
    [InlineData("<embed src='javascript:alert(1)'>")]
    [InlineData("<object data='data:text/html,x'></object>")]
    public void What_shows_nothing_without_its_address_goes_with_it(string html) =>
        HtmlConverter.Convert("<p>words</p>" + html, new ConversionOptions()).Trim().ShouldBe("words");

    [Theory]
    [InlineData("<img src=\"a.png\"onerror=alert(1) alt=x>")]
    [InlineData("<details on(toggle=alert(1)>words</details>")]
    [InlineData("<svg><animate attributeName=href values=javascript:alert(1) /></svg>")]
    [InlineData("<a/href=java&Tab;script:alert(1)>words</a>")]
    public void What_only_a_browser_takes_for_a_handler_becomes_text_in_Markdown_from_elsewhere(string html)
    {
        var told = new List<string>();

        var safe = ForeignHtml.Disarm(html, before: "", told.Add);

        LinkCheck.Html.ActiveHtml.Find(safe).ShouldAllBe(active => active.Kind != LinkCheck.Html.ActiveKind.Script && active.Kind != LinkCheck.Html.ActiveKind.ScriptAddress);
        told.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("a <iframe src=\"https://e.example/x\" onload=\"y()\">not shown</iframe> b", "a <a href=\"https://e.example/x\">https://e.example/x</a> b")]
    [InlineData("<p onclick=\"x()\" id=\"i\" onload=\"y()\">a</p><script>z()</script><b onclick=x>b</b>", "<p id=\"i\">a</p><b>b</b>")]
    [InlineData("a <!-- never closed <b onclick=\"x()\">", "a &lt;!-- never closed <b>")]
    [InlineData("a <link rel=stylesheet href=\"https://e.example/x.css\"><link rel=icon href=\"/i.png\"> b", "a  b")]
    [InlineData("<body class=\"old\"><p style=\"position:fixed\" id=\"i\">a</p><plaintext>b", "<p id=\"i\">a</p>b")]
    public void Markdown_from_elsewhere_keeps_all_but_what_runs_or_fetches(string html, string safe) =>
        ForeignHtml.Disarm(html, before: "", _ => { }).ShouldBe(safe);

    [Theory]
    [InlineData("<iframe src=\"/own.html\" width=\"560\" allowfullscreen=\"\"></iframe>")]
    [InlineData("<video controls=\"\" src=\"https://v.example/a.mp4\"><source src=\"b.mp4\"></video>")]
    [InlineData("<math><mi>x</mi></math>")]
    [InlineData("<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\" style=\"fill:red\"></path></svg>")]
    [InlineData("<object data=\"a.pdf\">text</object>")]
    [InlineData("<x-part class=\"a\">text</x-part>")]
    public void What_Markdown_has_nothing_for_stays_as_it_was_written(string html) =>
        HtmlConverter.Convert(html, new ConversionOptions()).ShouldBe(html + "\n");

    [Theory]
    [InlineData("<iframe src=\"https://v.example/1?a=b\" width=\"560\"></iframe>", "[v.example](<https://v.example/1?a=b>)")]
    [InlineData("<iframe src=\"//v.example/1\" title=\"A [map]\"></iframe>", "[A \\[map\\]](<https://v.example/1>)")]
    [InlineData("<embed src=\"http://v.example/a b.swf\">", "[v.example](<http://v.example/a%20b.swf>)")]
    [InlineData("<iframe src=\"https://www.youtube-nocookie.com/embed/a-B_1?rel=0\" title=\"Tea\"></iframe>", "::youtube[Tea]{video=a-B_1}")]
    [InlineData("<iframe src=\"https://player.vimeo.com/video/42\"></iframe>", "::vimeo{video=42}")]
    public void A_frame_of_another_site_becomes_a_link_or_a_film(string html, string markdown) =>
        HtmlConverter.Convert(html, new ConversionOptions()).ShouldBe(markdown + "\n");

    private static bool IsHarmless(string attribute) =>
        !attribute.StartsWith("on", StringComparison.OrdinalIgnoreCase) && !attribute.StartsWith("srcdoc", StringComparison.OrdinalIgnoreCase)
        && !string.Concat(attribute.Where(letter => letter > ' ')).Contains("script:", StringComparison.OrdinalIgnoreCase)
        && !attribute.Contains("data:", StringComparison.OrdinalIgnoreCase);
}
