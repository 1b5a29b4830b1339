using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Tests.Incremental;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests;

/// <summary>A partial that reads nothing of the page is rendered once for all pages of a language.</summary>
public sealed class SharedPartialTests
{
    [Theory]
    [InlineData("{{ site.title | html.escape }}{{ t 'menu' }}{{ url '/' }}{{ page.language }}", true)]
    [InlineData("{{ $x = { page: 1 }; $x.page = 2; for $y in [$x]; $y.title; end; capture $z; end }}", true)]
    [InlineData("{{ for $y in [1]; $y; end; while false; end }}", true)]
    [InlineData("{{ if !for.first }}, {{ end }}", false)]
    [InlineData("{{ include 'shared' of: site.title }}{{ $.word }}", true)]
    [InlineData("{{ page.title }}", false)]
    [InlineData("{{ page }}", false)]
    [InlineData("{{ $x = { a: page.title }; $x.a }}", false)]
    [InlineData("{{ words.post }}", false)]
    [InlineData("{{ words = 1 }}", false)]
    [InlineData("{{ for word in site.posts; end }}", false)]
    [InlineData("{{ capture words; end }}", false)]
    [InlineData("{{ func words; end }}", false)]
    [InlineData("{{ ['a', 'b'] | array.cycle }}", false)]
    [InlineData("{{ date.format = '%F' }}", false)]
    [InlineData("{{ include 'shared' of: page.title }}", false)]
    [InlineData("{{ include 'page' }}", false)]
    [InlineData("{{ include 'through' }}", false)]
    [InlineData("{{ include 'missing' }}", false)]
    [InlineData("{{ include $.name }}", false)]
    [InlineData("{{ 'page' | include }}", false)]
    [InlineData("{{ include_join ['page'] ',' }}", false)]
    [InlineData("{{ with site; title; end }}", false)]
    [InlineData("{{ '{{ page.title }}' | object.eval_template }}", false)]
    public void What_reads_the_page_or_sets_a_name_is_not_shared(string text, bool expected)
    {
        var partials = new[] { ("of", text), ("shared", "{{ site.title }}"), ("page", "{{ page.title }}"), ("through", "{{ include 'page' }}") }
            .ToDictionary(partial => partial.Item1, partial => ParsedTemplate.Parse(partial.Item2, partial.Item1));

        SharedPartials.Among(partials.Values, new SettledNames(partials.Values), (name, _) => partials.GetValueOrDefault(name))
            .Contains(partials["of"]).ShouldBe(expected);
    }

    [Theory]
    [InlineData("{{ page.language }}", "{{ page = 1 }}")]
    [InlineData("{{ include 'shared' }}", "{{ func include; end }}")]
    public void What_uses_a_name_that_another_template_sets_is_not_shared(string text, string setter)
    {
        IsShared("").ShouldBeTrue();
        IsShared(setter).ShouldBeFalse();

        bool IsShared(string other)
        {
            var partials = new[] { ("of", text), ("shared", "{{ site.title }}"), ("other", other) }
                .ToDictionary(partial => partial.Item1, partial => ParsedTemplate.Parse(partial.Item2, partial.Item1));
            return SharedPartials.Among(partials.Values, new SettledNames(partials.Values), (name, _) => partials.GetValueOrDefault(name)).Contains(partials["of"]);
        }
    }

    /// <summary>What stands around the text of every page: where one of them reads the page, a large site takes noticeably longer.</summary>
    [Theory]
    [InlineData("head-site")]
    [InlineData("menu-list")]
    [InlineData("scheme")]
    [InlineData("search-dialog")]
    [InlineData("foot")]
    [InlineData("origin")]
    [InlineData("social-image")]
    public void The_default_theme_shares_its_frame(string name)
    {
        var folder = Path.Combine(ArchitectureTests.Root, "themes/default/partials");
        var partials = Directory.EnumerateFiles(folder, "*.sbn-html")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, file => ParsedTemplate.Parse(File.ReadAllText(file), file));

        SharedPartials.Among(partials.Values, new SettledNames(partials.Values), (included, _) => partials.GetValueOrDefault(included))
            .ShouldContain(partials[name]);
    }

    [Fact]
    public void Each_language_has_its_own_text()
    {
        var site = Build(
            ("site.yml", "title: Bread\nbaseUrl: https://example.org/\nlanguages: {de: {title: Brot}}\n"),
            ("posts/one.md", Text("One")), ("posts/deux.md", Text("Deux", frontMatter: "language: fr")), ("de/posts/zwei.md", Text("Zwei")),
            ("themes/default/strings/en.yml", "foot: Foot"), ("themes/default/strings/de.yml", "foot: Fuß"), ("themes/default/strings/fr.yml", "foot: Pied"),
            ("theme/partials/foot.sbn-html", "{{ site.title }} {{ t 'foot' }}"),
            ("theme/layouts/post.sbn-html", "{{ page.title }}: {{ include 'foot' }}; {{ $text = include 'foot' }}{{ $text | string.upcase }}"));

        site["posts/one/index.html"].ShouldBe("One: Bread Foot; BREAD FOOT");
        site["posts/deux/index.html"].ShouldBe("Deux: Bread Pied; BREAD PIED");
        site["de/posts/zwei/index.html"].ShouldBe("Zwei: Brot Fuß; BROT FUSS".Replace("SS", "ß", StringComparison.Ordinal));
    }

    [Fact]
    public void A_partial_of_the_site_that_reads_the_page_is_rendered_on_each()
    {
        var site = Build(
            ("posts/a.md", Text("A")), ("posts/b.md", Text("B")),
            ("themes/default/partials/foot.sbn-html", "{{ site.title }}{{ include 'foot-end' }}"), ("themes/default/partials/foot-end.sbn-html", ""),
            ("theme/partials/foot-end.sbn-html", " {{ page.title }}"), ("theme/layouts/post.sbn-html", "{{ include 'foot' }}"));

        site["posts/a/index.html"].ShouldEndWith(" A");
        site["posts/b/index.html"].ShouldEndWith(" B");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_it_read_is_read_by_every_page_that_includes_it(bool restarts)
    {
        var site = new LivingSite();
        RichTheme.AddTo(site);
        site.Theme["partials/foot.sbn-html"] = "{{ for $page in site.pages; $page.title; end }}";
        foreach (var path in site.Theme.Keys.Where(path => path.StartsWith("layouts/", StringComparison.Ordinal)).ToList())
            site.Theme[path] = "<!DOCTYPE html><html lang=\"en\"><title>T</title><p>{{ include 'foot' }}</p></html>";
        foreach (var name in "abc")
            site.Files[$"posts/{name}.md"] = Text("P");
        site.Files["pages/about.md"] = Text("About");
        site.Build();
        site["posts/b/index.html"].ShouldContain("<p>About</p>");

        site.Files["pages/about.md"] = Text("Us");
        if (restarts)
            site.Restart();
        site.Build();

        foreach (var page in new[] { "posts/a", "posts/b", "posts/c", "about" })
            site[page + "/index.html"].ShouldContain("<p>Us</p>");
    }
}
