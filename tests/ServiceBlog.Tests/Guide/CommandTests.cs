using System.CommandLine;
using System.Text.RegularExpressions;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Guide;

/// <summary>Every command line and every setting that the guide and README show is right.</summary>
public sealed partial class CommandTests
{
    private static readonly string[] Texts =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "input/guide"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        Path.Combine(Repository.Root, "README.md"),
        Path.Combine(Repository.Root, "src/ServiceBlog/Authoring/Starter/README.md.sbn"),
    ];

    public static TheoryData<string> Files => [.. Texts.Select(file => Path.GetRelativePath(Repository.Root, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_command_line_is_one_that_the_program_takes(string file)
    {
        foreach (Match command in Command().Matches(File.ReadAllText(Path.Combine(Repository.Root, file))))
        {
            var words = command.Groups["words"].Value.Split(" # ")[0].Split('>')[0].Split(" | ")[0].TrimEnd();
            if (words.Contains('…', StringComparison.Ordinal))
                continue;
            words = Gap().Replace(words, "1").Replace("COMMAND", "build", StringComparison.Ordinal).Replace("SHELL", "bash", StringComparison.Ordinal);
            Root().Parse(words).Errors.ShouldBeEmpty(command.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_setting_of_a_site_is_one_that_the_program_reads(string file)
    {
        foreach (Match block in Yaml().Matches(File.ReadAllText(Path.Combine(Repository.Root, file))))
        {
            var text = block.Groups["yaml"].Value;
            if (!SiteKeys().IsMatch(text))
                continue;
            var mistakes = new List<Diagnostic>();
            SiteConfigReader.Read(InputFile.FromText("site.yml", text), baseUrl: null, theme: null, mistakes);
            mistakes.ShouldBeEmpty(text);
        }
    }

    [Theory]
    [InlineData("commands")]
    [InlineData("settings")]
    public void A_page_that_follows_from_the_code_is_as_the_code_is(string page)
    {
        using var shell = new Shell();
        shell.Run("reference", page).ShouldBe(0);

        File.ReadAllText(Path.Combine(Repository.Root, $"input/guide/{page}.md"))
            .ShouldBe(shell.Out, $"Write it anew: serviceblog reference {page} > input/guide/{page}.md");
    }

    [Fact]
    public void There_are_command_lines_and_settings()
    {
        Texts.Sum(file => Command().Count(File.ReadAllText(file))).ShouldBeGreaterThan(30);
        Texts.Sum(file => Yaml().Matches(File.ReadAllText(file)).Count(block => SiteKeys().IsMatch(block.Groups["yaml"].Value))).ShouldBeGreaterThan(8);
    }

    private static RootCommand Root()
    {
        var root = new RootCommand();
        foreach (var create in ServiceBlog.Program.Commands.Values)
            root.Add(create(ShellContext.OfThisProcess()));
        return root;
    }

    /// <summary>A line of a block that is for a shell, or a text between backticks.</summary>
    [GeneratedRegex("(^|`|run: )serviceblog (?<words>[a-z-][^`\n]*)(?=`|$)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Command();

    /// <summary>What a workflow fills in.</summary>
    [GeneratedRegex(@"\$\{\{.*?\}\}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Gap();

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Yaml();

    [GeneratedRegex("^(hosting|contentSecurityPolicy|baseUrl|diagnostics|externalLinks|glossary|map|menu|health|search|citations|comments|closed|theme|params):",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex SiteKeys();
}
