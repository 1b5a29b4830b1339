using System.Text.RegularExpressions;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Importing;

/// <summary>Each page of the guide on moving a site: its command is run on a small site of that kind.</summary>
public sealed partial class MovingGuideTests : IDisposable
{
    private const string WordPress = "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Yard</title><link>https://yard.example</link>"
        + "<item><title>Pump</title><link>https://yard.example/pump/</link><wp:post_type>post</wp:post_type><wp:post_date>2014-03-04 10:00:00</wp:post_date><content:encoded>Words.</content:encoded></item></channel></rss>";

    private const string Blogger = "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:blogger=\"http://schemas.google.com/blogger/2018\"><id>tag:blogger.com,1999:blog-1</id><title>Yard</title>"
        + "<entry><id>tag:blogger.com,1999:blog-1.post-2</id><blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status><title>Pump</title><published>2014-03-04T10:00:00Z</published><content type=\"html\">Words.</content><blogger:filename>/2014/03/pump.html</blogger:filename></entry></feed>";

    private const string Page = "---\ntitle: Pump\n---\nWords.\n";
    private const string Post = "---\ntitle: Pump\ndate: 2014-03-04\n---\nWords.\n";

    private static readonly Dictionary<string, (string Path, string Text)[]> Sites = new(StringComparer.Ordinal)
    {
        ["jekyll"] = [("_config.yml", "title: Yard\n"), ("_posts/2014-03-04-pump.md", Page)],
        ["hugo"] = [("hugo.toml", "title = 'Yard'\n"), ("content/posts/pump.md", Post)],
        ["zola"] = [("config.toml", "base_url = 'https://yard.example'\ntitle = 'Yard'\n"), ("content/pump.md", "+++\ntitle = 'Pump'\ndate = 2014-03-04\n+++\nWords.\n")],
        ["eleventy"] = [("eleventy.config.js", "export default {}"), ("posts/pump.md", Post)],
        ["docusaurus"] = [("docusaurus.config.js", "module.exports = {title: 'Yard'}"), ("docs/pump.md", Page)],
        ["starlight"] = [("astro.config.mjs", "export default {title: 'Yard'}"), ("src/content/docs/pump.md", Page)],
        ["mkdocs"] = [("mkdocs.yml", "site_name: Yard\n"), ("docs/pump.md", "# Pump\n\nWords.\n")],
        ["mdbook"] = [("book.toml", "[book]\ntitle = 'Yard'\n"), ("src/SUMMARY.md", "- [Pump](pump.md)\n"), ("src/pump.md", "# Pump\n\nWords.\n")],
        ["quartz"] = [("quartz.config.ts", "export default {pageTitle: 'Yard'}"), ("content/pump.md", Page)],
        ["notion"] = [("Pump 0123456789abcdef0123456789abcdef.md", "# Pump\n\nWords.\n")],
        ["wordpress"] = [("export.xml", WordPress)],
        ["blogger"] = [("feed.atom", Blogger)],
    };

    private readonly ImportShell _shell = new();

    public static TheoryData<string> Pages => [.. Directory.GetFiles(Path.Combine(Repository.Root, "input/guide/moving"), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public void Dispose() => _shell.Dispose();

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_command_of_a_page_moves_a_site_of_its_kind(string page)
    {
        foreach (var (path, text) in Sites[page])
            _shell.Folder.Add("old-site/" + path, text);
        var command = Command().Match(File.ReadAllText(Path.Combine(Repository.Root, $"input/guide/moving/{page}.md"))).Groups["arguments"].Value;

        _shell.Run(command.Split(' ')).ShouldBe(0, _shell.Out + _shell.Error);

        Directory.GetFiles(_shell.Folder["my-site/output"], "*.html", SearchOption.AllDirectories).Select(File.ReadAllText)
            .ShouldContain(html => html.Contains("Words.", StringComparison.Ordinal) && html.Contains("Pump", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"```sh\nserviceblog (?<arguments>[^\n]+)\n```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();
}
