using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Shipping;

public sealed class ToolPackageTests(InstalledTool tool) : IClassFixture<InstalledTool>, IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task Who_installs_the_tool_makes_a_site_builds_it_searches_it_and_looks_at_it()
    {
        tool.Run(_temp.Path, "new", "site", "notes").ShouldContain("serviceblog preview");
        var site = _temp["notes"];

        tool.Run(site, "build").ShouldContain("0 warnings, 0 errors");
        File.ReadAllText(Path.Combine(site, "output", "index.html")).ShouldContain("<title>Notes</title>");
        tool.Run(site, "check", "--strict").ShouldContain("0 warnings, 0 errors");
        tool.Run(site, "search", "citation").ShouldContain("/sources/how-to-cite/");

        using var preview = tool.Start(site, "preview");
        try
        {
            var said = await preview.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            var page = await client.GetStringAsync(new Uri(said.ShouldNotBeNull().Split(' ')[1]), TestContext.Current.CancellationToken);
            page.ShouldContain("<title>Notes</title>");
        }
        finally
        {
            preview.Kill(entireProcessTree: true);
        }
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
