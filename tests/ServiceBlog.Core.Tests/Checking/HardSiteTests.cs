using System.Globalization;
using System.Text;

namespace ServiceBlog.Core.Tests.Checking;

/// <summary>
/// Every form in which HTML can hold an address, right and wrong, on one site. Each line of a page is a case; behind
/// <c>⇒</c> stands what must be found there, and nothing else may be found anywhere.
/// </summary>
public sealed class HardSiteTests
{
    private const string BaseUrl = "https://example.org/kb/";

    private const string Head = "<!doctype html><html lang=en><meta charset=utf-8><title>t</title>\n";

    private static readonly (string Path, string Text)[] Targets =
    [
        ("index.html", Head + "<p id=home>"),
        ("ok.html", Head + "<h1 id=one>1</h1><h2 id='zwei &amp; drei'>2</h2><p id='über'><a name=anker>a</a><p id='a%20b'><p id=Groß><template><i id=inert></i></template>"),
        ("a b.html", Head),
        ("é.html", Head + "composed"),
        ("100%.html", Head),
        ("a#b.html", Head),
        ("a?b.html", Head),
        ("%20.html", Head),
        ("a+b.html", Head),
        ("Case.html", Head),
        ("dir/index.html", Head + "<p id=in>"),
        ("dir/page.html", Head),
        ("dir/sub/index.htm", Head),
        ("noindex/file.html", Head),
        ("bare.html", Head),
        ("moved/index.html", Head + "<meta http-equiv=refresh content='0; url=/kb/ok.html'>"),
        ("i.png", ""), ("j.png", ""), ("k,1.png", ""), ("v.mp4", ""), ("doc.pdf", ""), ("s.js", ""), ("c.css", ""), ("t.vtt", ""), ("w.wasm", ""),
        ("sprite.svg", "<svg xmlns='http://www.w3.org/2000/svg'><symbol id='icon'/></svg>"),
    ];

    [Fact]
    public void Anchors_and_how_their_addresses_are_read() => Check("""
        <a href="ok.html">x</a>
        <a href="missing.html">x</a> ⇒ broken-link a[href] missing.html
        <A HREF='missing.html'>x</A> ⇒ broken-link a[href] missing.html
        <a href=missing.html>x</a> ⇒ broken-link a[href] missing.html
        <a href = "missing.html" >x</a> ⇒ broken-link a[href] missing.html
        <a href="ok.html" href="missing.html">x</a>
        <a href="missing.html" href="ok.html">x</a> ⇒ broken-link a[href] missing.html
        <a href="  ok.html&#10;">x</a>
        <a href="o&#9;k&#10;.html">x</a>
        <a href="&#111;k.html">x</a> <a href="ok&period;html">x</a> <a href="&#x6F;k.html">x</a>
        <a href="m&#105;ssing.html">x</a> ⇒ broken-link a[href] missing.html
        <a href="ok.html?a=1&copy=2&amp;lt;">x</a>
        <a href="missing.html?a=1&copy=2&notit;&amp;b">x</a> ⇒ broken-link a[href] missing.html?a=1&copy=2&notit;&b
        <a href="dir\page.html">x</a> <a href="\kb\dir/page.html">x</a>
        <a href="dir\none.html">x</a> ⇒ broken-link a[href] dir\none.html
        <a href="./dir/../ok.html">x</a> <a href="dir/%2e%2E/ok.html">x</a> <a href="dir/.%2e/./%2e/ok.html">x</a>
        <a href="dir/./../dir/page.html/../page.html">x</a>
        <a href="a%20b.html">x</a> <a href="a b.html">x</a> <a href="%61%20b.html">x</a>
        <a href="ok.html\0">x</a> ⇒ broken-link a[href] ok.html\uFFFD
        <a href="é.html">x</a> <a href="%C3%A9.html">x</a> <a href="&eacute;.html">x</a> <a href="%c3%a9.html">x</a>
        <a href="e&#x301;.html">x</a> ⇒ link-case-mismatch a[href] é.html
        <a href="%EF%BF%BE">x</a> ⇒ broken-link a[href] %EF%BF%BE
        <a href="%E9.html">x</a> ⇒ broken-link a[href] %E9.html
        <a href="100%.html">x</a> <a href="100%25.html">x</a> <a href="%2520.html">x</a>
        <a href="a%23b.html">x</a> <a href="a%3Fb.html">x</a> <a href="a+b.html">x</a> <a href="a%2Bb.html">x</a>
        <a href="a#b.html">x</a> ⇒ broken-link a[href] a#b.html
        <a href="a?b.html">x</a> ⇒ broken-link a[href] a?b.html
        <a href="%20.html">x</a> ⇒ broken-link a[href] %20.html
        <a href="a%2520b.html">x</a> ⇒ broken-link a[href] a%2520b.html
        <a href="case.html">x</a> ⇒ link-case-mismatch a[href] case.html
        <a href="OK.html">x</a> ⇒ link-case-mismatch a[href] OK.html
        <a href="Dir/">x</a> ⇒ link-case-mismatch a[href] Dir/
        <a href="dir/">x</a> <a href="dir">x</a> <a href="dir/index.html">x</a> <a href="dir/sub/">x</a> <a href="dir/sub">x</a>
        <a href="noindex/">x</a> ⇒ missing-index a[href] noindex/
        <a href="noindex">x</a> ⇒ missing-index a[href] noindex
        <a href="noindex/file.html">x</a>
        <a href="bare">x</a> ⇒ broken-link a[href] bare
        <a href="bare/">x</a> ⇒ broken-link a[href] bare/
        <a href="bare.html/">x</a> ⇒ broken-link a[href] bare.html/
        <a href="dir//page.html">x</a> ⇒ doubled-slash a[href] dir//page.html
        <a href="../kb/ok.html">x</a> <a href="../../../kb/ok.html">x</a>
        <a href="../ok.html">x</a> ⇒ broken-link a[href] ../ok.html
        <a href="/ok.html">x</a> ⇒ broken-link a[href] /ok.html
        <a href="/kb/ok.html">x</a> <a href="/kb/">x</a> <a href="/kb">x</a> <a href="/KB/ok.html">x</a> ⇒ broken-link a[href] /KB/ok.html
        <a href="https://example.org/kb/ok.html">x</a> <a href="http://EXAMPLE.org:80/kb/ok.html">x</a> <a href="//example.org/kb/">x</a>
        <a href="https://example.org:443/kb/none.html">x</a> ⇒ broken-link a[href] https://example.org:443/kb/none.html
        <a href="//example.org/kb/none.html">x</a> ⇒ broken-link a[href] //example.org/kb/none.html
        <a href="https:ok.html">x</a> <a href="https:/kb/ok.html">x</a> <a href="https:\\example.org\kb\ok.html">x</a>
        <a href="https:none.html">x</a> ⇒ broken-link a[href] https:none.html
        <a href="https://ex%61mple.org/kb/none">x</a> ⇒ broken-link a[href] https://ex%61mple.org/kb/none
        <a href="https://example.org/elsewhere/">x</a> <a href="https://example.org:8443/kb/none">x</a> <a href="https://example.org.evil/kb/none">x</a>
        <a href="">x</a> <a href>x</a> <a href="?q=1">x</a> <a href=" ">x</a> <a>x</a> <a name=here>x</a>
        <a href="moved/">x</a> <a href="moved/#one">x</a> <a href="moved/#none">x</a> ⇒ broken-anchor a[href] moved/#none
        <a href="ok.html" ping="missing.html /kb/ok.html">x</a> ⇒ broken-link a[ping] missing.html
        <map name=m><area href="ok.html"><area href="none.html"></map> ⇒ broken-link area[href] none.html
        <a hreflang=en href="ok.html" data-href="missing.html" title="missing.html">x</a>
        <a href=ok.html/>x</a> ⇒ broken-link a[href] ok.html/
        <a href=ok.html>x</a
         href=missing.html>
        """);

    [Fact]
    public void Fragments() => Check("""
        <a href="#">x</a> <a href="#top">x</a> <a href="#ToP">x</a> <a href="ok.html#top">x</a> <a href="ok.html#">x</a>
        <p id=here><a href="#here">x</a> <a href="#%68ere">x</a>
        <a href="#Here">x</a> ⇒ broken-anchor a[href] #Here
        <a href="#none">x</a> ⇒ broken-anchor a[href] #none
        <a href=" #no&#110;e ">x</a> ⇒ broken-anchor a[href]  #none 
        <a href="ok.html#one">x</a> <a href="ok.html#über">x</a> <a href="ok.html#%C3%BCber">x</a> <a href="ok.html#anker">x</a>
        <a href="ok.html#zwei & drei">x</a> <a href="ok.html#zwei%20&amp;%20drei">x</a> <a href="ok.html#a%20b">x</a> <a href="ok.html#Groß">x</a>
        <a href="ok.html#two">x</a> ⇒ broken-anchor a[href] ok.html#two
        <a href="ok.html#One">x</a> ⇒ broken-anchor a[href] ok.html#One
        <a href="ok.html#groß">x</a> ⇒ broken-anchor a[href] ok.html#groß
        <a href="ok.html#inert">x</a> ⇒ broken-anchor a[href] ok.html#inert
        <a href="ok.html?q#two">x</a> ⇒ broken-anchor a[href] ok.html?q#two
        <a href="dir#in">x</a> <a href="dir/#in">x</a> <a href="dir/#out">x</a> ⇒ broken-anchor a[href] dir/#out
        <a href="ok.html#:~:text=anything">x</a> <a href="#:~:text=x">x</a> <a href="ok.html#one:~:text=x">x</a>
        <a href="ok.html#two:~:text=x">x</a> ⇒ broken-anchor a[href] ok.html#two:~:text=x
        <a href="doc.pdf#page=2">x</a> <a href="i.png#xywh=1,2,3,4">x</a> <video src="v.mp4#t=10"></video> <a href="c.css#x">x</a>
        <img alt src="sprite.svg#other"> <a href="sprite.svg#icon">x</a> <a href="sprite.svg#other">x</a> ⇒ broken-anchor a[href] sprite.svg#other
        <a href="hard.html#here">x</a> <a href="hard.html#none">x</a> ⇒ broken-anchor a[href] hard.html#none
        <a href="?x#here">x</a> <a href="?x#none">x</a> ⇒ broken-anchor a[href] ?x#none
        <iframe src="ok.html#one"></iframe> <iframe src="ok.html#two"></iframe> ⇒ broken-anchor iframe[src] ok.html#two
        """);

    [Fact]
    public void Resources() => Check("""
        <img alt src="i.png"> <img alt src="i.png?v=1"> <img alt src="none.png"> ⇒ broken-link img[src] none.png
        <img alt src=""> ⇒ malformed-url img[src] 
        <image alt src="none.png"> ⇒ broken-link image[src] none.png
        <img alt src="i.png" srcset="i.png 1x, none.png 2x"> ⇒ broken-link img[srcset] none.png
        <img alt srcset=" , i.png ,, j.png,"> <img alt srcset="i.png 100w,j.png 200w"> <img alt srcset="k,1.png 1x">
        <img alt srcset="data:image/png;base64,AAAA 1x, none.png 2x"> ⇒ broken-link img[srcset] none.png
        <img alt srcset="none.png,, j.png"> ⇒ broken-link img[srcset] none.png
        <img alt srcset="none.png (a, b) 1x, j.png"> ⇒ malformed-srcset img[srcset] none.png
        <img alt srcset="i.png 1x 2w, j.png"> ⇒ malformed-srcset img[srcset] i.png
        <img alt srcset="i.png 0w, j.png -1x"> ⇒ malformed-srcset img[srcset] i.png ⇒ malformed-srcset img[srcset] j.png
        <img alt srcset="i.png 1.5x, j.png 1e1x, k,1.png 10w 5h">
        <picture><source srcset="none.webp 1x, i.png 2x"><img alt src="i.png"></picture> ⇒ broken-link source[srcset] none.webp
        <link rel="preload" as=image imagesrcset="i.png 1x, none.png 2x"> ⇒ broken-link link[imagesrcset] none.png
        <link rel=stylesheet href="c.css"> <link rel="StyleSheet" href="none.css"> ⇒ broken-link link[href] none.css
        <link rel=canonical href="https://example.org/kb/none/"> ⇒ broken-link link[href] https://example.org/kb/none/
        <link rel=preconnect href="https://example.org/kb/none"> <link rel="dns-prefetch" href="//example.org"> <link href="none">
        <link rel=preconnect href="https://[::1"> ⇒ malformed-url link[href] https://[::1
        <link rel=icon href=""> ⇒ malformed-url link[href] 
        <script src="s.js"></script> <script src="none.js"></script> ⇒ broken-link script[src] none.js
        <script>document.write('<a href="none.html">x</a>')</script>
        <script><!-- <script> </script> <a href="none.html"> --></script>
        <script><!-- </script> <a href="none1.html">x</a> ⇒ broken-link a[href] none1.html
        <script><!--> </script> <a href="none2.html">x</a> ⇒ broken-link a[href] none2.html
        <script type="text/template"><a href="none.html">x</a></script>
        <script type="text/template" src="none.js"></script> <script type=MODULE src="none1.js"></script> <script type="" src="none2.js"></script> ⇒ broken-link script[src] none1.js ⇒ broken-link script[src] none2.js
        <iframe src="ok.html"><a href="none.html">x</a></iframe> <iframe src="about:blank"></iframe> <iframe src="none.html"></iframe> ⇒ broken-link iframe[src] none.html
        <iframe srcdoc="<a href='ok.html'>x</a><a href=&quot;none.html&quot;>x</a>"></iframe> ⇒ broken-link a[href] none.html
        <iframe srcdoc="<p id=q><a href='#q'>x</a><a href='#q2'>x</a>"></iframe> ⇒ broken-anchor a[href] #q2
        <iframe srcdoc="<meta http-equiv=refresh content='0;url=ok.html'>"></iframe> <svg><g href="none"/></svg>
        <iframe srcdoc="<base href='dir/'><a href='page.html'>x</a><a href='ok.html'>x</a>"></iframe> ⇒ broken-link a[href] ok.html
        <embed src="w.wasm"><embed src="none.swf"> ⇒ broken-link embed[src] none.swf
        <object data="doc.pdf"><a href="none.html">x</a></object> ⇒ broken-link a[href] none.html
        <object data="none.pdf"></object> ⇒ broken-link object[data] none.pdf
        <video src="v.mp4" poster="none.png"><source src="none.webm"><track src="none.vtt"></video> ⇒ broken-link video[poster] none.png ⇒ broken-link source[src] none.webm ⇒ broken-link track[src] none.vtt
        <audio src="none.mp3"></audio> ⇒ broken-link audio[src] none.mp3
        <input type=image alt=x src="none.png"> <input type=text src="none.png"> ⇒ broken-link input[src] none.png
        <form action="ok.html"></form> <form action=""></form> <form method=dialog action="none"></form> <form action="none"></form> ⇒ broken-link form[action] none
        <form action="ok.html"><form action="nested"></form></form> <button formaction="none">x</button> ⇒ broken-link button[formaction] none
        <button type=button formaction="none">x</button> <input type=text formaction="none"> <input type=submit formaction="none"> ⇒ broken-link input[formaction] none
        <blockquote cite="none1"></blockquote><q cite="none2">x</q><ins cite="none3"></ins><del cite="ok.html"></del> ⇒ broken-link blockquote[cite] none1 ⇒ broken-link q[cite] none2 ⇒ broken-link ins[cite] none3
        <table background="none.png"></table> <img alt src=i.png longdesc="none.txt"> ⇒ broken-link table[background] none.png ⇒ broken-link img[longdesc] none.txt
        <div href="none" src="none" data="none" data-src="none" action="none">x</div>
        <!-- <a href="none">x</a> --> <!--> <a href="none3">x</a> --> ⇒ broken-link a[href] none3
        <!-- a --!> <a href="none4">x</a> ⇒ broken-link a[href] none4
        <! <a href="none">> <? <a href="none">> </ <a href="none">>
        <noscript><a href="none7">x</a><img src="none8"></noscript> <noembed><a href="none"></noembed> <noframes><a href=none></noframes> <xmp><a href=none></xmp> ⇒ broken-link a[href] none7 ⇒ broken-link img[src] none8
        <template><a href="none9">x</a><template><a href="none10">x</a></template><a href="none11">x</a></template> <a href="none5">x</a> ⇒ broken-link a[href] none9 ⇒ broken-link a[href] none10 ⇒ broken-link a[href] none11 ⇒ broken-link a[href] none5
        <div><template shadowrootmode=open><a href="none6">x</a><p id=own><svg><use href="#own"/></svg></template></div> ⇒ broken-link a[href] none6
        <textarea><a href="none">x</a></textarea> <title><a href="none">x</a></title> <style><a href="none"></style> <![CDATA[ <a href="none">x</a> ]]>
        """);

    [Fact]
    public void Meta() => Check("""
        <meta property="og:image" content="i.png"><meta property="og:image" content="https://example.org/kb/none.png"> ⇒ broken-link meta[content] https://example.org/kb/none.png
        <meta property="og:url" content="https://example.org/kb/none/"> ⇒ broken-link meta[content] https://example.org/kb/none/
        <meta name="twitter:image" content="/kb/none.png"> <meta name="Twitter:Player" content="none.html"> ⇒ broken-link meta[content] /kb/none.png ⇒ broken-link meta[content] none.html
        <meta name=description content="none.html"> <meta property=og:title content="none.html"> <meta itemprop=image content="none.jpg"> ⇒ broken-link meta[content] none.jpg
        <meta http-equiv=refresh content="300"> <meta http-equiv=refresh content="30; url=ok.html"> <meta http-equiv=refresh content="soon; url=none">
        <meta http-equiv=Refresh content="30;URL='none.html'ok"> ⇒ broken-link meta[content] none.html
        <meta http-equiv=refresh content=" 30.5 , url = none.html "> ⇒ broken-link meta[content] none.html 
        <meta http-equiv=refresh content="30; urls"> <meta http-equiv=refresh content="30; url"> ⇒ broken-link meta[content] urls ⇒ broken-link meta[content] url
        <meta http-equiv=refresh content="30 none.html"> ⇒ broken-link meta[content] none.html
        <meta http-equiv=refresh content='30; url="none.html'> ⇒ broken-link meta[content] none.html
        <script type="application/ld+json">{"@context":"https://schema.org","url":"https://example.org/kb/none/","name":"/kb/none","logo":"/kb/i.png","image":["/kb/none.png",{"@type":"ImageObject","url":"./i.png"}],"sameAs":["https://other.example/"],"@id":"https://example.org/kb/#org"}</script> ⇒ broken-link script[url] https://example.org/kb/none/ ⇒ broken-link script[image] /kb/none.png
        <script type="Application/LD+JSON; charset=utf-8">{"url":"none/","image":"none.png","logo":"Our logo","sameAs":"ok.html","target":"none"}</script> ⇒ broken-link script[url] none/ ⇒ broken-link script[image] none.png
        <script type="application/ld+json">{"a":{"b":1},"image":"/kb/none.png"}</script> <script type="application/json">{"url":"/kb/none"}</script> ⇒ broken-link script[image] /kb/none.png
        """);

    [Fact]
    public void Svg_and_MathML() => Check("""
        <svg><a href="none"><text>x</text></a><a xlink:href="none2"></a><a href="ok.html" xlink:href="none"></a></svg> ⇒ broken-link a[href] none ⇒ broken-link a[xlink:href] none2
        <svg><use href="sprite.svg#icon"/><use xlink:href="sprite.svg#none"/><use href="none.svg#x"/></svg> ⇒ broken-anchor use[xlink:href] sprite.svg#none ⇒ broken-link use[href] none.svg#x
        <svg><image href="i.png"/><image href="none.png"/><feImage href="none.png"/></svg> ⇒ broken-link image[href] none.png ⇒ broken-link feImage[href] none.png
        <svg><linearGradient id="g"/><linearGradient id=h href="#g"/><rect fill="url(#g)" stroke="url(#none)"/><use href="#none"/></svg> ⇒ broken-anchor rect[stroke] url ⇒ broken-anchor use[href] #none
        <svg><![CDATA[ <a href="none"> ]]><title><a href="none8">x</a></title></svg> ⇒ broken-link a[href] none8
        <svg><style>a{background:url(none.png)}</style><style><![CDATA[b{background:url("none&amp;.png")}]]></style></svg> ⇒ broken-link style[] none.png ⇒ broken-link style[] none&amp;.png
        <svg><script href="none.js"/><script>x < 1</script></svg><a href="none9">x</a> ⇒ broken-link script[href] none.js ⇒ broken-link a[href] none9
        <svg><g><div><a href="none10">x</a><![CDATA[ <a href="none">x</a> ]]></div> ⇒ broken-link a[href] none10
        <svg><foreignObject><a href="none12">x</a><textarea><a href=none></textarea></foreignObject><a xlink:href=none13></a></svg> ⇒ broken-link a[href] none12 ⇒ broken-link a[xlink:href] none13
        <svg><template><a href="none14"/></template></svg> ⇒ broken-link a[href] none14
        <math><mi href="none15">x</mi><mtext><a href="none16">x</a></mtext><annotation-xml encoding="text/html"><img alt src="none17"></annotation-xml></math> ⇒ broken-link mi[href] none15 ⇒ broken-link a[href] none16 ⇒ broken-link img[src] none17
        <a xlink:href="none">x</a> <svg><iframe src="none"/><video src="none"/></svg>
        """.Replace("rect[stroke] url", "rect[stroke] #none", StringComparison.Ordinal));

    [Fact]
    public void Styles() => Check("""
        <p style="background:url(i.png)"><p style="background:url( none.png )"> ⇒ broken-link p[style] none.png
        <p style="background:URL('none1.png'), url(&quot;none2.png&quot;)"> ⇒ broken-link p[style] none1.png ⇒ broken-link p[style] none2.png
        <p style="background:u\72l(n\6fne.png)"> ⇒ broken-link p[style] none.png
        <p style="content:'url(none.png)'; /* url(none.png) */ --x: 'a'; background: image-set('none.png' 1x, 'i.png' type('none.png') 2x)"> ⇒ broken-link p[style] none.png
        <p style="background:url(no ne.png)"><p style="background:url(no'ne.png)"><p style="background:myurl(none.png) -url(none)"><p style="color:#url(none)">
        <p style="background:url()"><p style="background:url(data:image/png;base64,AAAA)"><p style="filter:url(#none)"> ⇒ broken-anchor p[style] #none
        <style>@import "none.css"; @import url(none2.css) print; @import url("c.css") supports(background: url(none)); a{}</style> ⇒ broken-link style[] none.css ⇒ broken-link style[] none2.css
        <style>@namespace url(none); @namespace x "none"; @supports (background: url(none)) { a { background: url(none3.png) } }</style> ⇒ broken-link style[] none3.png
        <style>@font-face{src:local("none"),url(none.woff2)format("woff2")} a::after{content:"\"url(none)"} b{background:url(i\.png)}</style> ⇒ broken-link style[] none.woff2
        <style>@layer a; @import "none.css" layer(b); p{} @import "none"; @import url(none); @media print { @import url(none); }</style> <p style="@import 'none'"> ⇒ broken-link style[] none.css
        <style type="text/plain">a{background:url(none)}</style> <style type="text/CSS">a{background:url(none5)}</style> ⇒ broken-link style[] none5
        """);

    [Fact]
    public void Malformed_addresses() => Check("""
        <a href="http://">x</a> ⇒ malformed-url a[href] http://
        <a href="http:///">x</a> ⇒ malformed-url a[href] http:///
        <a href="//">x</a> ⇒ malformed-url a[href] //
        <a href="https://a b/">x</a> ⇒ malformed-url a[href] https://a b/
        <a href="https://a%20b/">x</a> ⇒ malformed-url a[href] https://a%20b/
        <a href="https://a<b/">x</a> <a href="https://a^b/">x</a> ⇒ malformed-url a[href] https://a<b/ ⇒ malformed-url a[href] https://a^b/
        <a href="https://example.com:99999/">x</a> ⇒ malformed-url a[href] https://example.com:99999/
        <a href="https://example.com:8o/">x</a> ⇒ malformed-url a[href] https://example.com:8o/
        <a href="https://[::1/">x</a> ⇒ malformed-url a[href] https://[::1/
        <a href="https://[::g]/">x</a> <a href="https://1.2.3.999/">x</a> ⇒ malformed-url a[href] https://[::g]/ ⇒ malformed-url a[href] https://1.2.3.999/
        <a href="https://[::1]:80/">x</a> <a href="https://1.2.3.4/">x</a> <a href="https://user:p@example.com:/">x</a> <a href="https://bücher.example/ü?ü">x</a> <a href="http:////two.example/">x</a>
        <a href="https://user@/x">x</a> ⇒ malformed-url a[href] https://user@/x
        <a href="mailto:a@example.org">x</a> <a href="MAILTO:a@example.org,b@example.org?subject=x">x</a> <a href="mailto:?subject=x">x</a> <a href="mailto:%22a%20b%22@example.org">x</a>
        <a href="mailto:">x</a> <a href="mailto:someone">x</a> <a href="mailto:@example.org">x</a> ⇒ malformed-url a[href] mailto: ⇒ malformed-url a[href] mailto:someone ⇒ malformed-url a[href] mailto:@example.org
        <a href="tel:+49-30-1">x</a> <a href="tel:">x</a> <a href="tel:call">x</a> ⇒ malformed-url a[href] tel: ⇒ malformed-url a[href] tel:call
        <a href="data:,x">x</a> <a href="data:text/html">x</a> <a href="data:;base64,A">x</a> ⇒ malformed-url a[href] data:text/html ⇒ malformed-url a[href] data:;base64,A
        <a href="javascript:void(0)">x</a> <a href="JavaScript:">x</a> <a href="blob:x">x</a> <a href="about:blank">x</a> <a href="web+x:y">x</a> <a href="sms:">x</a> <a href="ws://h/">x</a>
        <a href="file:///etc/passwd">x</a> <a href="C:\x.html">x</a> ⇒ malformed-url a[href] file:///etc/passwd ⇒ malformed-url a[href] C:\x.html
        <a href="www.example.com">x</a> ⇒ broken-link a[href] www.example.com
        """);

    [Fact]
    public void Id_references() => Check("""
        <label for=f>x</label><input id=f list=l form=g><datalist id=l></datalist><form id=g></form><output for="f l"></output>
        <label for=none>x</label> ⇒ broken-id-reference label[for] none
        <input list=none form=none2> ⇒ broken-id-reference input[list] none ⇒ broken-id-reference input[form] none2
        <p aria-labelledby="f none" aria-describedby="" aria-controls="f">x</p> ⇒ broken-id-reference p[aria-labelledby] f none
        <table><tr><th id=h1>x<td headers="h1 none">x</table> ⇒ broken-id-reference td[headers] h1 none
        <script for=none></script> <p for=none list=none form=none>x</p> <a href=ok.html form=none>x</a>
        <map name=map1></map><img alt src=i.png usemap="#map1"><img alt src=i.png usemap="#Map1"> ⇒ broken-anchor img[usemap] #Map1
        <button popovertarget=none>x</button> ⇒ broken-id-reference button[popovertarget] none
        <p id=f>x</p> ⇒ duplicate-id p[id] 
        <template><p id=f></p><label for=none></label></template> <a name=f>x</a>
        """);

    [Fact]
    public void The_first_base_with_an_address_counts_for_the_whole_page()
    {
        var site = CheckedSite.At(BaseUrl, [.. Targets, ("dir/based.html", Lines("""
            <a href="ok.html">before</a>
            <template><base href="/none/"></template><base target=_top><base href="../"><base href="dir/">
            <a href="ok.html">x</a> <a href="page.html">x</a> <a href="#one">x</a> <a href="">x</a>
            <svg><use href="#symbol"/><symbol id=symbol></symbol></svg>
            <form action=""></form> <a href="#home">x</a>
            """))]);

        site.Links.ShouldBe(["dir/based.html:4 broken-link a[href] page.html", "dir/based.html:4 broken-anchor a[href] #one"]);
    }

    [Fact]
    public void Without_a_base_URL_only_links_without_a_host_are_the_sites_own()
    {
        var site = CheckedSite.Of(
            ("index.html", Lines("<a href=/none>x</a> <a href=https://example.org/none>x</a> <a href=../../x/y.html>x</a>")),
            ("x/y.html", Head));

        site.Links.ShouldBe(["index.html:2 broken-link a[href] /none"]);
        site.Result.ExternalLinks.ShouldHaveSingleItem().Url.ShouldBe("https://example.org/none");
    }

    private static string Lines(string body) => Head + body;

    /// <summary>Checks a page of cases, each with what is expected behind its line.</summary>
    private static void Check(string cases)
    {
        var expected = new List<string>();
        var page = new StringBuilder(Head);
        var line = 1;
        // What no source file should hold.
        cases = cases.Replace("\\0", "\0", StringComparison.Ordinal).Replace("\\uFFFD", "\uFFFD", StringComparison.Ordinal);
        foreach (var written in cases.Split('\n'))
        {
            line++;
            var parts = written.Split(" ⇒ ");
            page.Append(parts[0]).Append('\n');
            expected.AddRange(parts[1..].Select(found => string.Create(CultureInfo.InvariantCulture, $"hard.html:{line} {found}")));
        }
        var site = CheckedSite.At(BaseUrl, [.. Targets, ("hard.html", page.ToString())]);

        site.Links.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
    }
}
