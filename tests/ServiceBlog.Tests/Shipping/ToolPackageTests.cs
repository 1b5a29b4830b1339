using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Shipping;

[Collection(nameof(InstalledTool))]
public sealed class ToolPackageTests(InstalledTool tool) : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Who_types_what_README_says_looks_at_a_site_of_their_own()
    {
        File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ShouldContain($"""
            ```
            {InstalledTool.Installation}
            serviceblog new site my-notes
            cd my-notes
            serviceblog preview
            ```
            """.ReplaceLineEndings("\n"));

        tool.Run(_temp.Path, "new", "site", "my-notes").ShouldEndWith("  cd my-notes\n  serviceblog preview\n");
        using var preview = tool.Start(_temp["my-notes"], "preview");
        try
        {
            var said = await preview.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            var page = await client.GetStringAsync(new Uri(said.ShouldNotBeNull().Split(' ')[1]), TestContext.Current.CancellationToken);
            page.ShouldContain("<title>My Notes</title>");
        }
        finally
        {
            preview.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void An_installed_tool_builds_checks_and_searches_a_site()
    {
        tool.Run(_temp.Path, "new", "site", "notes");
        var site = _temp["notes"];

        tool.Run(site, "build").ShouldContain("0 warnings, 0 errors");
        File.ReadAllText(Path.Combine(site, "output", "index.html")).ShouldContain("<title>Notes</title>");
        tool.Run(site, "check", "--strict").ShouldContain("0 warnings, 0 errors");
        tool.Run(site, "search", "citation").ShouldContain("/sources/how-to-cite/");
    }

    [Fact]
    public void The_tool_can_be_tried_without_installing_it()
    {
        tool.Try(_temp.Path, "new", "site", "notes").ShouldContain("The site \"Notes\" is ready");
    }

    [Fact]
    public void It_tells_the_version_of_its_package() => tool.Run(_temp.Path, "--version").Trim().ShouldBe(tool.Version);

    [Fact]
    public void The_package_says_what_it_is_and_holds_all_that_the_program_reads()
    {
        var files = tool.PackedTexts();

        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "themes"), "*", SearchOption.AllDirectories))
            files.Keys.ShouldContain($"tools/net10.0/any/{Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')}");
        files["README.md"].ShouldBe(File.ReadAllText(Path.Combine(Repository.Root, "README.md")));
        files["ServiceBlog.nuspec"].ShouldSatisfyAllConditions(
            nuspec => nuspec.ShouldContain("<packageType name=\"DotnetTool\" />"),
            nuspec => nuspec.ShouldContain("<icon>icon.png</icon>"),
            nuspec => nuspec.ShouldContain("<readme>README.md</readme>"),
            nuspec => nuspec.ShouldContain("<repository type=\"git\""));
        files.Keys.ShouldContain("icon.png");
        File.Exists(Path.ChangeExtension(tool.PackageFile, ".snupkg")).ShouldBeTrue();
    }
}
