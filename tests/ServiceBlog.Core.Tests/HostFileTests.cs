using System.Text.Json;
using ServiceBlog.Core.Building;

namespace ServiceBlog.Core.Tests;

public sealed class HostFileTests
{
    [Fact]
    public void A_site_that_names_no_host_has_no_files_for_one() =>
        Site("").Files.ShouldNotContain(path => path.StartsWith('_') || path.StartsWith('.') || path.EndsWith(".conf", StringComparison.Ordinal));

    [Theory]
    [InlineData("github-pages", ".nojekyll", "CNAME")]
    [InlineData("netlify", "_headers", "_redirects")]
    [InlineData("cloudflare", "_headers", "_redirects")]
    [InlineData("azure", "staticwebapp.config.json")]
    [InlineData("s3", "deploy-s3.sh")]
    [InlineData("nginx", "nginx.conf")]
    [InlineData("caddy", "Caddyfile")]
    [InlineData("apache", ".htaccess")]
    public void Each_host_gets_what_it_reads(string host, params string[] files) =>
        Site($"hosting: {host}\n").Files.Except(Site("").Files).ShouldBe(files);

    [Fact]
    public void Several_hosts_get_all_of_theirs() =>
        Site("hosting: [caddy, github-pages]\n").Files.Except(Site("").Files).ShouldBe([".nojekyll", "CNAME", "Caddyfile"]);

    [Theory]
    [InlineData("https://ada.github.io/notes/", false)]
    [InlineData("https://notes.example.org/", true)]
    public void GitHub_is_told_a_name_of_the_site_s_own(string baseUrl, bool isTold) =>
        Site($"baseUrl: {baseUrl}\nhosting: github-pages\n").Files.Contains("CNAME").ShouldBe(isTold);

    [Fact]
    public void Old_addresses_and_those_of_merged_tags_are_redirects()
    {
        var site = Site("hosting: netlify\n");

        site["_redirects"].ShouldBe("/old/ /posts/a/ 301!\n/alt%20und%20neu/ /posts/a/ 301!\n/tags/former/ /tags/new/ 301!\n/.serviceblog-files /404.html 404!\n");
        site["old/index.html"].ShouldContain("http-equiv=\"refresh\"");
    }

    [Fact]
    public void Addresses_have_the_base_path()
    {
        var site = Site("baseUrl: https://example.org/kb/\nhosting: [netlify, nginx, azure]\n");

        site["_redirects"].ShouldContain("/kb/old/ /kb/posts/a/ 301!\n");
        site["nginx.conf"].ShouldContain("location = \"/kb/old/\" { return 301 \"/kb/posts/a/\"; }");
        using var azure = JsonDocument.Parse(site["staticwebapp.config.json"]);
        azure.RootElement.GetProperty("routes")[0].GetProperty("route").GetString().ShouldBe("/kb/old/");
    }

    [Theory]
    [InlineData("/a\\\"; return 200 x;/")]
    [InlineData("/{path}/")]
    [InlineData("/x*/")]
    [InlineData("/$host/")]
    [InlineData("/it's/")]
    public void An_address_that_a_configuration_could_take_for_more_stays_a_page(string alias)
    {
        var site = TestSite.Build(
            ("site.yml", "hosting: [nginx, caddy, apache, netlify, azure, s3]\n"),
            ("posts/a.md", TestSite.Text("A", frontMatter: $"aliases: [\"{alias.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]")));

        foreach (var file in new[] { "nginx.conf", "Caddyfile", ".htaccess", "_redirects", "staticwebapp.config.json", "deploy-s3.sh" })
        {
            if (site.Result.Succeeded)
                site[file].ShouldNotContain("posts/a", customMessage: file);
        }
    }

    [Fact]
    public void The_author_s_own_file_takes_the_place_of_one_for_a_host()
    {
        var site = TestSite.Build(("site.yml", "hosting: netlify\n"), ("static/_headers", "mine\n"));

        site.Diagnostics.ShouldBeEmpty();
        site["_headers"].ShouldBe("mine\n");
    }

    [Theory]
    [InlineData("contentSecurityPolicy: \"default-src https:\"\n", "  Content-Security-Policy: default-src https:\n")]
    [InlineData("", "  Content-Security-Policy: default-src 'self'; ")]
    public void A_site_can_have_a_policy_of_its_own(string setting, string header) => Site($"hosting: netlify\n{setting}")["_headers"].ShouldContain(header);

    [Fact]
    public void A_site_can_have_no_policy() => Site("hosting: netlify\ncontentSecurityPolicy: off\n")["_headers"].ShouldNotContain("Content-Security-Policy");

    [Theory]
    [InlineData("hosting: netlfy\n", "there is no host \"netlfy\"")]
    [InlineData("hosting: [netlify, cloudflare]\n", "by different rules")]
    [InlineData("contentSecurityPolicy: 'a \" b'\n", "without double quotes")]
    public void Wrong_settings_are_told(string settings, string message) =>
        TestSite.Build(("site.yml", settings), ("posts/a.md", TestSite.Text("A"))).Single("invalid-setting").Message.ShouldContain(message);

    private static TestSite Site(string settings) => TestSite.Build(new BuildOptions { Search = false },
        ("site.yml", $"{(settings.Contains("baseUrl", StringComparison.Ordinal) ? "" : "baseUrl: https://example.org/\n")}{settings}"),
        ("tags.yml", "new:\n  merged: [former]\n"),
        ("posts/a.md", TestSite.Text("A", frontMatter: "tags: [new]\naliases: [/old/, /alt und neu/]")));
}
