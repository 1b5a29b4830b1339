using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using ServiceBlog.Core.Building;
using ServiceBlog.Tests.Support;
using YamlDotNet.Serialization;

namespace ServiceBlog.Tests.Shipping;

/// <summary>Files for the machines of others, which no test can ask: each is held to a schema of what it uses, and its shell scripts are run.</summary>
[Collection(nameof(InstalledTool))]
public sealed partial class WorkflowTests(InstalledTool tool) : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("action.yml", "github-action")]
    [InlineData(".github/workflows/ci.yml", "github-workflow")]
    [InlineData(".github/workflows/pages.yml", "github-workflow")]
    [InlineData(".github/workflows/release.yml", "github-workflow")]
    [InlineData("src/ServiceBlog/Authoring/Starter/_github/workflows/pages.yml", "github-workflow")]
    public async Task A_file_is_what_its_reader_expects(string file, string schema) =>
        await Check(File.ReadAllText(Path.Combine(Repository.Root, file)), schema);

    /// <summary>A tag can be moved to another program; a commit cannot. The version stands behind it, where Dependabot keeps it.</summary>
    [Theory]
    [InlineData("action.yml")]
    [InlineData(".github/workflows/ci.yml")]
    [InlineData(".github/workflows/pages.yml")]
    [InlineData(".github/workflows/release.yml")]
    public void An_action_of_others_is_named_by_its_commit(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, file)).Where(line => line.Contains("uses: ", StringComparison.Ordinal))
            .ShouldAllBe(line => line.EndsWith("uses: ./", StringComparison.Ordinal) || PinnedAction().IsMatch(line));

    [Fact]
    public void Every_project_has_a_list_of_its_packages_which_CI_holds_to()
    {
        var projects = Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Select(Path.GetDirectoryName).ToList();
        projects.ShouldAllBe(folder => File.Exists(Path.Combine(folder!, "packages.lock.json")));
        File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")).ShouldContain("<RestoreLockedMode Condition=\"'$(CI)' == 'true'");
    }

    [Theory]
    [InlineData(".github/workflows/site.yml", "github-workflow")]
    [InlineData(".forgejo/workflows/site.yml", "github-workflow")]
    [InlineData(".gitlab-ci.yml", "gitlab-ci")]
    [InlineData("azure-pipelines.yml", "azure-pipelines")]
    public async Task What_the_guide_shows_is_what_its_reader_expects(string file, string schema)
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "input/guide/ci.md"));
        var text = guide[(guide.IndexOf($"```yaml {file}\n", StringComparison.Ordinal) + $"```yaml {file}\n".Length)..];
        await Check(text[..text.IndexOf("\n```", StringComparison.Ordinal)], schema);
    }

    [Theory]
    [InlineData("name: x\non: {push: }\njobs: {a: {runs-on: x, steps: [{run: y, uses: a/b@v1}]}}")]
    [InlineData("name: x\non: {push: }\njobs: {a: {runs-on: x, steps: [{uses: a/b@main}]}}")]
    [InlineData("name: x\non: {push: }\njobs: {a: {runs-on: x, step: []}}")]
    public async Task A_workflow_that_is_wrong_is_found(string yaml) => await Assert.ThrowsAsync<ShouldAssertException>(() => Check(yaml, "github-workflow"));

    [Fact]
    public async Task Azure_gets_a_configuration_that_it_reads()
    {
        using var shell = new Shell { Pipeline = SitePipeline.Run, ProgramFolder = Repository.Root };
        shell.Folder.Add("input/site.yml", "hosting: azure\n");
        shell.Folder.Add("input/posts/a.md", "---\ntitle: A\ndate: 2026-01-02\naliases: [/old/]\n---\n");
        shell.Run("build").ShouldBe(0, shell.Out + shell.Error);

        (await Schema("staticwebapp")).Validate(File.ReadAllText(shell.Folder["output/staticwebapp.config.json"])).ShouldBeEmpty();
    }

    [Fact]
    public void Every_input_of_the_action_is_used_and_every_name_in_it_is_known()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "action.yml"));
        var action = Json(text);
        var inputs = action["inputs"]!.AsObject().Select(input => input.Key).ToList();
        var steps = action["runs"]!["steps"]!.AsArray().Select(step => (string?)step!["id"]).ToList();

        var used = Name().Matches(text).ToLookup(match => match.Groups["of"].Value, match => match.Groups["name"].Value);
        used["inputs"].Distinct().ShouldBe(inputs, ignoreOrder: true);
        used["steps"].ShouldAllBe(name => steps.Contains(name));
    }

    [Fact]
    public void The_scripts_of_the_action_install_check_compare_and_build_a_site()
    {
        if (OperatingSystem.IsWindows())
            return; // its bash has other paths
        tool.Run(_temp.Path, "new", "site", "site");
        _temp.Add("nuget.config", tool.PackageSources);
        File.Delete(_temp["site/.config/dotnet-tools.json"]);
        Git("add", ".");
        Git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "--message", "Begin");
        Git("remote", "add", "origin", _temp["site"]);
        _temp.Add("site/input/pages/about.md", "---\ntitle: About\nsummary: Who we are.\n---\nWe write on [topics](../topics/index.md).\n");
        _temp.AddFolder("runner");

        var given = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["inputs.version"] = tool.Version,
            ["inputs.sarif"] = "true",
            ["inputs.strict"] = "true",
            ["inputs.base-url"] = "https://example.org/notes/",
            ["github.base_ref"] = "main",
            ["github.event.number"] = "7",
            ["github.token"] = "",
            ["github.action_path"] = Repository.Root,
        };
        var said = string.Concat(Steps().Select(step => Run(step, given)));

        said.ShouldContain("0 warnings, 0 errors");
        File.ReadAllText(_temp["summary.md"]).ShouldContain("/about/");
        using var sarif = JsonDocument.Parse(File.ReadAllText(_temp["runner/serviceblog.sarif"]));
        sarif.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        File.ReadAllText(_temp["site/output/sitemap.xml"]).ShouldContain("<loc>https://example.org/notes/about/</loc>");
    }

    private static IEnumerable<JsonNode> Steps() =>
        Json(File.ReadAllText(Path.Combine(Repository.Root, "action.yml")))["runs"]!["steps"]!.AsArray()
            .Where(step => step!["run"] is not null).Select(step => step!);

    private void Git(params string[] arguments) => ChildProcess.Run("git", arguments, _temp["site"]).ExitCode.ShouldBe(0);

    /// <summary>Runs a step's script as the runner does: expressions stand in variables of the environment alone.</summary>
    private string Run(JsonNode step, Dictionary<string, string> given)
    {
        var script = (string)step["run"]!;
        script.ShouldNotContain("${{");
        var action = Json(File.ReadAllText(Path.Combine(Repository.Root, "action.yml")));
        var environment = step["env"]?.AsObject().Select(variable => (variable.Key, Expression().Replace((string)variable.Value!, match =>
        {
            var name = match.Groups["name"].Value.Split(" || ")[0];
            return given.GetValueOrDefault(name) ?? (string?)action["inputs"]![name["inputs.".Length..]]?["default"] ?? "";
        }))) ?? [];
        var path = File.Exists(_temp["path"]) ? string.Join(':', File.ReadAllLines(_temp["path"])) : "";
        var (exitCode, output, error) = ChildProcess.Run("bash", ["-e", "-o", "pipefail", "-c", script], _temp["site"],
        [
            .. environment, .. tool.Environment.Where(variable => variable.Name != "PATH"), ("PATH", $"{path}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("RUNNER_TEMP", _temp["runner"]), ("GITHUB_PATH", _temp["path"]), ("GITHUB_STEP_SUMMARY", _temp["summary.md"]),
        ]);
        exitCode.ShouldBe(0, $"{script}\n{output}{error}");
        return output + error;
    }

    private static async Task Check(string yaml, string schema)
    {
        yaml.ShouldNotBeEmpty();
        (await Schema(schema)).Validate(Json(yaml).ToJsonString()).Select(mistake => mistake.ToString()).ShouldBeEmpty();
    }

    private static async Task<JsonSchema> Schema(string name)
    {
        using var reader = new StreamReader(typeof(WorkflowTests).Assembly.GetManifestResourceStream($"{name}.json")!);
        return await JsonSchema.FromJsonAsync(await reader.ReadToEndAsync());
    }

    private static JsonNode Json(string yaml)
    {
        var read = new DeserializerBuilder().Build().Deserialize(yaml);
        return JsonNode.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(read))!;
    }

    [GeneratedRegex(@"\b(?<of>inputs|steps)\.(?<name>[a-z-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Name();

    [GeneratedRegex(@"\$\{\{ (?<name>.*?) \}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Expression();

    [GeneratedRegex(@"uses: [A-Za-z0-9-]+/[A-Za-z0-9._/-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex PinnedAction();
}
