using System.Text.RegularExpressions;
using ServiceBlog.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace ServiceBlog.Tests.Shipping;

/// <summary>What machines of others are told to do with a site is done here, step by step, with the tool as its package gives it.</summary>
[Collection(nameof(InstalledTool))]
public sealed partial class WorkflowStepTests(InstalledTool tool) : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("", "output")]
    [InlineData(".github/workflows/site.yml", null)]
    [InlineData(".gitlab-ci.yml", "public")]
    [InlineData("azure-pipelines.yml", "output")]
    [InlineData(".forgejo/workflows/site.yml", "output")]
    public void The_steps_of_a_workflow_build_a_new_site(string shownInGuide, string? published)
    {
        if (OperatingSystem.IsWindows())
            return; // its bash has other paths
        _temp.Add("nuget.config", tool.PackageSources);
        tool.Run(_temp.Path, "new", "site", "site");
        var workflow = shownInGuide.Length == 0 ? File.ReadAllText(_temp["site/.github/workflows/pages.yml"]) : Shown(shownInGuide);

        var steps = Scripts(workflow).Where(script => !script.StartsWith("apt-get ", StringComparison.Ordinal)).ToList();
        foreach (var script in steps)
        {
            var (exitCode, output, error) = ChildProcess.Run(
                "bash", ["-e", "-o", "pipefail", "-c", Expression().Replace(script, "https://example.org/notes/")], _temp["site"],
                [.. tool.Environment, ("CI_PAGES_URL", "https://example.org/notes/")]);
            exitCode.ShouldBe(0, $"{script}\n{output}{error}");
        }

        if (published is null)
            steps.ShouldBeEmpty(); // the action does all: WorkflowTests run its steps
        else
            File.ReadAllText(_temp[$"site/{published}/index.html"]).ShouldContain("<title>Site</title>");
    }

    private static string Shown(string file)
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "input/guide/ci.md"));
        var start = guide.IndexOf($"```yaml {file}\n", StringComparison.Ordinal) + $"```yaml {file}\n".Length;
        return guide[start..guide.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    /// <summary>Every script, in the order in which they stand: under <c>run</c> on GitHub and Forgejo, under <c>script</c> elsewhere.</summary>
    private static IEnumerable<string> Scripts(string workflow)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(workflow));
        return stream.Documents[0].AllNodes.OfType<YamlMappingNode>()
            .SelectMany(node => node.Children)
            .Where(entry => entry.Key is YamlScalarNode { Value: "run" or "script" })
            .SelectMany(entry => entry.Value is YamlSequenceNode list ? list.Children : [entry.Value])
            .Select(script => ((YamlScalarNode)script).Value!);
    }

    [GeneratedRegex(@"\$\{\{.*?\}\}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Expression();
}
