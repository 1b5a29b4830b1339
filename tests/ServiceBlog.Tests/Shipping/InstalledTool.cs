using System.Diagnostics;
using System.IO.Compression;
using ServiceBlog.Reporting;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Shipping;

/// <summary>The classes that share the tool.</summary>
[CollectionDefinition(nameof(InstalledTool))]
public sealed class InstalledToolUsers : ICollectionFixture<InstalledTool>;

/// <summary>The program as its users get it: packed as a .NET tool, and installed from that package into a home that holds nothing else.</summary>
public sealed class InstalledTool : IDisposable
{
    /// <summary>As README tells it.</summary>
    internal const string Installation = "dotnet tool install --global ServiceBlog";

    private readonly TempFolder _home = new();

    public InstalledTool()
    {
        // What this test run was built of: nothing is compiled once more, and a commit since then changes no version.
        var configuration = Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!;
        Execute("dotnet", Repository.Root,
            "pack", "src/ServiceBlog", "--no-build", "--configuration", configuration, "--output", _home["packages"],
            $"-p:MinVerVersionOverride={ToolVersion.Current}", "-nodeReuse:false");
        PackageFile = Directory.GetFiles(_home["packages"], "*.nupkg").ShouldHaveSingleItem();
        _home.Add("nuget.config", PackageSources);
        Execute("dotnet", _home.Path, [.. Installation.Split(' ')[1..], "--prerelease"]);
    }

    internal string PackageFile { get; }

    /// <summary>A configuration for the package client that knows this package alone.</summary>
    internal string PackageSources =>
        $"""<configuration><packageSources><clear /><add key="here" value="{_home["packages"]}" /></packageSources></configuration>""";

    internal string Version => Path.GetFileNameWithoutExtension(PackageFile)["ServiceBlog.".Length..];

    private string Program => Path.Combine(_home[".dotnet/tools"], "serviceblog" + (OperatingSystem.IsWindows() ? ".exe" : ""));

    /// <summary>The package's files by their paths.</summary>
    internal SortedDictionary<string, string> PackedTexts()
    {
        using var package = ZipFile.OpenRead(PackageFile);
        return new(package.Entries.ToDictionary(entry => entry.FullName, Text), StringComparer.Ordinal);

        static string Text(ZipArchiveEntry entry)
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }
    }

    /// <summary>Runs the package as <c>dnx</c> does, which is short for <c>dotnet tool exec</c>.</summary>
    internal string Try(string folder, params string[] arguments) =>
        Execute("dotnet", folder, ["tool", "exec", "ServiceBlog", "--prerelease", "--yes", "--configfile", _home["nuget.config"], "--", .. arguments]);

    internal string Run(string folder, params string[] arguments) => Execute(Program, folder, arguments);

    internal Process Start(string folder, params string[] arguments) => ChildProcess.Start(Program, arguments, folder, Environment);

    public void Dispose() => _home.Dispose();

    internal (string Name, string Value)[] Environment =>
    [
        ("PATH", $"{_home[".dotnet/tools"]}{Path.PathSeparator}{System.Environment.GetEnvironmentVariable("PATH")}"),
        ("HOME", _home.Path), ("USERPROFILE", _home.Path), ("DOTNET_CLI_HOME", _home.Path), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"),
    ];

    private string Execute(string program, string folder, params string[] arguments)
    {
        // Packing asks for the packages that the build has restored: they lie in the home of who runs the tests.
        var (exitCode, output, error) = ChildProcess.Run(program, arguments, folder, arguments is ["pack", ..] ? [] : Environment);
        exitCode.ShouldBe(0, $"{Path.GetFileName(program)} {string.Join(' ', arguments)}\n{output}{error}");
        return output;
    }
}
