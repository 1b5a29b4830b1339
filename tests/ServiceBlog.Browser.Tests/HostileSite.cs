using ServiceBlog.Commands;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Tests;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Browser.Tests;

/// <summary>A site that attacks its readers by every field that a site has. A script that runs calls <c>alert</c>; what is fetched
/// comes from evil.example.</summary>
internal sealed class HostileSite : IDisposable
{
    /// <summary>HTML that runs, fetches or takes hold of the page; each becomes a post whose fifth line it is.</summary>
    public static readonly string[] Vectors =
    [
        "<script>alert(1)</script>",
        "<script src=//evil.example/a.js></script>",
        "<img src=x onerror=alert(1) alt=x>",
        "<div><img src=\"x\"onerror=alert(1) alt=x></div>",
        "<svg onload=alert(1)></svg>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><a><animate attributeName=href values=javascript:alert(1) /><text y=20>x</text></a></svg>",
        "<svg><set attributeName=onload to=alert(1) /><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'></use></svg>",
        "<details open ontoggle=alert(1)><summary>s</summary></details>",
        "<video src=x onerror=alert(1)></video>",
        "<audio src onloadstart=alert(1)></audio>",
        "<input autofocus onfocus=alert(1)>",
        "<body onload=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>' title=x></iframe>",
        "<iframe src='javascript:alert(1)' title=x></iframe>",
        "<iframe src=https://evil.example/ title=x></iframe>",
        "<object data='data:text/html,<script>alert(1)</script>'></object>",
        "<embed src=https://evil.example/a.swf>",
        "<base href=https://evil.example/>",
        "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
        "<link rel=stylesheet href=https://evil.example/a.css>",
        "<link rel=prefetch href=https://evil.example/a>",
        "<style>@import 'https://evil.example/a.css';</style>",
        "<style>body{background:url(https://evil.example/a.png)}</style>",
        "<p style='background:url(https://evil.example/a.png)'>x</p>",
        "<p style='position:fixed;inset:0'>x</p>",
        "<form action='javascript:alert(1)'><button autofocus>b</button></form>",
        "<form action=https://evil.example/><button>b</button></form>",
        "<a href='java&Tab;script:alert(1)'>x</a>",
        "<a href=/ ping=https://evil.example/>x</a>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></mglyph></table></mtext></math>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<div><template shadowrootmode=open><img src=x onerror=alert(1)></template></div>",
        "<textarea><img title='</textarea><img src=x onerror=alert(1)>'>",
        "<!-- never closed",
        "<plaintext>",
        "<xmp><p title='</xmp><img src=x onerror=alert(1)>'>",
        "</article></main></body><script>alert(1)</script>",
    ];

    /// <summary>Texts for fields that hold no HTML.</summary>
    private static readonly string[] Texts =
    [
        "\"><script>alert(1)</script>", "''><img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", "</script><script>alert(1)</script>", "]]><script>alert(1)</script>", "--><script>alert(1)</script>",
        "\" autofocus onfocus=alert(1) x=\"", "{{ 7*7 }}<svg onload=alert(1)>", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "\\\"><script>alert(1)</script>", "</style><script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
    ];

    /// <summary>Directives of the theme, with a text for each value that they take.</summary>
    private static readonly string[] Directives =
    [
        "::figure[{0}]{src=\"x.png\" alt=\"{0}\" width=\"{0}\"}", "::figure[x]{src=\"{0}\"}", "::video[{0}]{src=\"{0}\" poster=\"{0}\" captions=\"{0}\" srclang=\"{0}\"}", "::audio[{0}]{src=\"{0}\"}",
        "::youtube[{0}]{video=\"{0}\" start=\"{0}\" poster=\"{0}\"}", "::vimeo[{0}]{video=\"{0}\" poster=\"{0}\"}", "::file[{0}]{src=\"{0}\"}", "::toc{depth=\"{0}\"}", "::pages{tags=\"{0}\" topic=\"{0}\" as=\"{0}\" sort=\"{0}\"}",
        ":::details[{0}]{open=\"{0}\"}\n{0}\n:::", "::::tabs\n:::tab[{0}]\n{0}\n:::\n::::", ":::gallery\n![{0}](x.png \"{0}\")\n:::", "::::columns\n:::column\n{0}\n:::\n::::", ":::evil[{0}]{onclick=\"{0}\"}\n{0}\n:::",
    ];

    private readonly TempFolder _temp = new();

    /// <summary>The folder of the posts, or of a vault's notes, that are <see cref="Vectors"/>.</summary>
    public string Folder { get; }

    private readonly string _usualSettings;

    /// <param name="isVault">Whether it is a folder of Obsidian notes.</param>
    public HostileSite(bool isVault)
    {
        (Folder, _usualSettings) = isVault ? ("notes", "baseUrl: https://site.example/\nvault: true\n") : ("posts", "baseUrl: https://site.example/\n");
        for (var number = 0; number < Vectors.Length; number++)
            Add($"{Folder}/h{number}.md", $"---\ntitle: H{number}\ndate: 2026-01-02\n---\n{Vectors[number]}\n\nwords [next](h0.md)\n");
        if (isVault)
            AddVault();
        else
            AddSite();
        _temp.Add("secret.txt", "a secret of the machine");
        _temp.AddFolder("input/static/sub");
        File.CreateSymbolicLink(_temp["input/static/secret.txt"], _temp["secret.txt"]);
        File.CreateSymbolicLink(_temp[$"input/{Folder}/secret.md"], _temp["secret.txt"]);
    }

    public InMemoryOutput Output { get; } = new();

    private void AddSite()
    {
        for (var number = 0; number < Texts.Length; number++)
            AddFields(number, Texts[number]);
        var first = Texts[0];
        Add("site.yml", $$$"""
            title: 'T {{{first}}}'
            description: 'D {{{Texts[2]}}}'
            author: 'A {{{first}}}'
            baseUrl: https://site.example/
            glossary: true
            map: true
            health: {page: true}
            rawHtml: allow
            diagnostics: {raw-html-script: off, script-link: off, raw-html-removed: off}
            languages: {de: {title: 'G {{{first}}}', description: '{{{Texts[1]}}}', name: '{{{Texts[2]}}}', menu: [{title: '{{{first}}}', url: 'javascript:alert(1)'}]}}
            authors: ['{{{first}}}']
            search: {exclude: ['{{{first}}}']}
            collections: {recipes: {title: 'C {{{first}}}', order: date}}
            menu: [{title: 'M {{{first}}}', url: 'javascript:alert(1)'}, {title: N, url: 'data:text/html,<script>alert(1)</script>'}, {title: '{{{first}}}', children: [{title: '{{{Texts[1]}}}', url: 'vbscript:alert(1)'}]}]
            comments: {link: 'javascript:alert(1)?{title}'}
            params: {accent: 'red}</style><script>alert(1)</script>', repository: 'javascript:alert(1)', footer: '<script>alert(1)</script>'}
            contentSecurityPolicy: off
            """);
        Add("recipes/index.md", $"---\ntitle: {Quoted(first)}\nsummary: {Quoted(Texts[1])}\n---\n{Texts[2]}\n");
        Add("tags.yml", $"x:\n  label: 'L {first}'\n  description: 'D {Texts[1]}'\n  synonyms: ['S {Texts[2]}']\n");
        Add("data/links.yml", $"- {{title: '{first}', url: 'javascript:alert(1)'}}\n");
        Add("static/evil.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>");
        Add("static/evil.html", "<!DOCTYPE html><html lang=en><title>x</title><script>alert(1)</script>");
        Add("static/evil.js", "alert(1)");
        Add("theme/partials/head.sbn-html", "<script>alert(1)</script>");
        Add("theme/assets/css/site.css", "@import 'https://evil.example/a.css';");
        foreach (var language in (string[])["en", "de"])
            Add($"theme/strings/{language}.yml", $"search: '{first}'\nmenu: '{Texts[1]}'\nnextPage: '{Texts[2]}'\n");
        // A picture whose own words are attacks, which a page could show.
        Add("posts/words.png", "\u0089PNG\r\n\u001a\n" + first + "tEXtDescription\0" + first);
        Add("posts/drawn.svg", $"<svg xmlns='http://www.w3.org/2000/svg' width='2' height='2'><title>{first}</title><desc>{Texts[1]}</desc><a href='javascript:alert(1)'><text>x</text></a><foreignObject><img src='x' onerror='alert(1)'/></foreignObject></svg>");
        Add("posts/pictures.md", "---\ntitle: Pictures\ndate: 2026-01-02\nimage: drawn.svg\n---\n![](words.png) ![](drawn.svg)\n\n::figure{src=\"drawn.svg\"}\n\n::figure{src=\"words.png\"}\n");
    }

    /// <summary>Notes with each text among their properties, embeds, names and marks, and a canvas of them.</summary>
    private void AddVault()
    {
        Add(".obsidian/app.json", "{}");
        Add("site.yml", $"vault: true\ntitle: 'T {Texts[0]}'\nbaseUrl: https://site.example/\nrawHtml: allow\ndiagnostics: {{raw-html-script: off, script-link: off, raw-html-removed: off}}\n");
        for (var number = 0; number < Texts.Length; number++)
        {
            var (text, quoted) = (Texts[number], Quoted(Texts[number]));
            Add($"notes/n{number}.md", $"---\ntitle: {quoted}\naliases: [{quoted}, '/{number}{text.Replace("'", "''", StringComparison.Ordinal)}']\ntags: [{quoted}]\ncssclasses: [{quoted}]\nauthor: {quoted}\ndescription: {quoted}\nodd: {quoted}\nlink: '[[h0|x]]'\n---\n"
                + $"# {text}\n\n[[h0|{text}]] [[{text}]] [[h0#{text}]] ![[h1]] ![[h3#{text}|{text}]] ![[drawn.svg|{text}]] ![[{text}.png]] ![[evil.html]] ![[map.canvas]]\n\n#{text} =={text}== %%{text}%% ${text}$ ^{text}\n\n"
                + $"> [!{text}]- {text}\n> {text}\n\n```dataviewjs\n{text}\n```\n\n- [x] {text} 📅 2026-01-02\n");
        }
        Add("notes/drawn.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>");
        Add("notes/evil.html", "<!DOCTYPE html><html lang=en><title>x</title><script>alert(1)</script>");
        Add("map.canvas", $$"""{"nodes":[{"id":"a","type":"text","text":"<script>alert(1)</script>"},{"id":"b","type":"link","url":"javascript:alert(1)"},{"id":"c","type":"file","file":"../secret.txt"},{"id":"d","type":"group","label":"<img src=x onerror=alert(1)>"}],"edges":[{"id":"e","fromNode":"a","toNode":"b","label":"<svg onload=alert(1)>"}]}""");
        Add("notes/x.base", "filters: 'file.name == \"<script>alert(1)</script>\"'\n");
    }

    /// <param name="isTrusted">Whether the site's own policy counts; then it is the usual one.</param>
    public BuildResult Build(bool isTrusted)
    {
        if (isTrusted)
            Add("site.yml", _usualSettings);
        var context = ShellContext.OfThisProcess() with { WorkingDirectory = _temp.Path, ProgramFolder = Repository.Root };
        var settings = new BuildSettings { Input = _temp["input"], Output = _temp["output"], Options = new BuildOptions { Untrusted = !isTrusted } };
        return new SiteBuild(settings, context).Run(Output);
    }

    public void Dispose() => _temp.Dispose();

    private void Add(string path, string text) => _temp.Add("input/" + path, text);

    private static string Quoted(string text) => $"'{text.Replace("''", "'", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    private void AddFields(int number, string text)
    {
        var quoted = Quoted(text);
        var fields = $"title: {quoted}\ndate: 2026-01-02\nsummary: {quoted}\nauthor: {quoted}\ntags: [x, {quoted}]\nseries: {quoted}\nlanguage: en\nparams: {{a: {quoted}}}\n";
        Add($"posts/f{number}.md", $"---\n{fields}aliases: [{quoted}]\nrelations: [{{extends: h1}}]\n---\n"
            + $"## {text} {{#i title=\"{text}\"}}\n\n[{text}](h1.md \"{text}\") ![{text}](x.png \"{text}\") [@s{number}] :kbd[{text}]{{title=\"{text}\"}} `{text}`\n\n```html title=\"{text}\"\n{text}\n```\n\n"
            + $"[a]({text}) <{text}> [r] [^n]\n\n[r]: <{text}> \"{text}\"\n[^n]: {text}\n\n> [!note] {text}\n> {text}\n\n:::note[{text}]{{class=\"{text}\"}}\n{text}\n:::\n\n| {text} |\n|---|\n| {text} |\n\n$${text}$$\n");
        Add($"sources/s{number}.md", $"---\n{fields}origin: {{name: {quoted}, url: {quoted}}}\n---\n{text}\n");
        Add($"topics/t{number}.md", $"---\n{fields}synonyms: [{quoted}]\n---\n{text}\n");
        Add($"recipes/r{number}.md", $"---\n{fields}---\n{text}\n");
        Add($"posts/d{number}.md", $"---\n{fields}---\n{string.Join("\n\n", Directives.Select(directive => directive.Replace("{0}", text, StringComparison.Ordinal)))}\n");
        Add($"de/posts/f{number}.md", $"---\n{fields}---\n{text}\n");
        Add($"comments/h0/{number}.md", $"---\nauthor: {quoted}\nurl: {quoted}\ndate: 2026-01-02\n---\n{text}\n\n{Vectors[number]}\n");
    }
}
