using System.CommandLine;
using ServiceBlog.Commands;
using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Help_lists_the_commands()
    {
        _shell.Run("--help").ShouldBe(0);

        _shell.Out.ShouldContain("build");
        _shell.Out.ShouldContain("preview");
        _shell.Out.ShouldContain("render <TEMPLATE>");
    }

    [Fact]
    public void Help_puts_every_command_into_one_group() =>
        HelpText.Groups.SelectMany(group => group.Commands).ShouldBe(Shown, ignoreOrder: true);

    private static IEnumerable<string> Shown =>
        ServiceBlog.Program.Commands.Where(command => !command.Value(ShellContext.OfThisProcess()).Hidden).Select(command => command.Key);

    [Fact]
    public void Every_command_has_examples_which_are_right()
    {
        var root = new RootCommand();
        foreach (var create in ServiceBlog.Program.Commands.Values)
            root.Add(create(ShellContext.OfThisProcess()));

        foreach (var (line, _) in HelpText.Examples)
            root.Parse(line.Split('>')[0]["serviceblog ".Length..]).Errors.ShouldBeEmpty(line);
        foreach (var name in Shown)
            HelpText.ExamplesOf(name).ShouldNotBeEmpty(name);
    }

    [Fact]
    public void Help_of_a_command_ends_with_its_examples()
    {
        _shell.Run("new", "site", "--help").ShouldBe(0);

        _shell.Out.ShouldContain("Examples:\n  serviceblog new site my-notes\n      a site of your own");
        _shell.Out.ShouldNotContain("new post");
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, "1", true)]
    [InlineData(null, "0", false)]
    [InlineData("1", "1", false)]
    public void Colours_follow_the_two_variables_where_there_is_no_terminal(string? no, string? force, bool expected) =>
        Terminal.WantsColour(name => name == "NO_COLOR" ? no : force, terminalCan: false).ShouldBe(expected);

    [Fact]
    public void Help_of_build_lists_every_option_of_the_contract()
    {
        _shell.Run("build", "--help").ShouldBe(0);

        foreach (var option in new[]
        {
            "--input <DIR>", "--output <DIR>", "--theme <NAME-or-DIR>", "--base-url <URL>", "--drafts", "--future", "--clean",
            "--no-cache", "--no-search", "--format <human|json|github|sarif>", "--now <DATE>", "--verbose",
        })
        {
            _shell.Out.ShouldContain(option);
        }
    }

    [Fact]
    public void Every_command_has_the_name_by_which_it_is_found() =>
        ServiceBlog.Program.Commands.Select(command => command.Value(ShellContext.OfThisProcess()).Name).ShouldBe(ServiceBlog.Program.Commands.Keys);

    [Fact]
    public void Version_is_a_number()
    {
        _shell.Run("--version").ShouldBe(0);

        _shell.Out.Trim().ShouldMatch(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$");
    }

    [Theory]
    [InlineData("build", "--outptu", "x")]
    [InlineData("build", "--format", "xml")]
    [InlineData("build", "--format", "1")]
    [InlineData("build", "--base-url", "example")]
    [InlineData("build", "--base-url", "https://example.org/?q")]
    [InlineData("build", "--now", "tomorrow")]
    [InlineData("build", "extra")]
    [InlineData("preview", "--port", "0")]
    [InlineData("preview", "--port", "http")]
    [InlineData("render")]
    [InlineData("nope")]
    [InlineData("new")]
    [InlineData("new", "my-post")]
    public void A_wrong_command_line_ends_with_2_and_a_hint_on_standard_error(params string[] args)
    {
        _shell.Run(args).ShouldBe(2);

        _shell.Error.ShouldStartWith("serviceblog: ");
        _shell.Error.ShouldContain("--help");
        _shell.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Did you mean --output?", "build", "--outptu", "x")]
    [InlineData("Did you mean preview?", "preveiw")]
    [InlineData("serviceblog: there is no command 'preveiw'.\nDid you mean preview?\n", "preveiw")]
    [InlineData("serviceblog: there is no command 'new pst'.\nDid you mean post?\n", "new", "pst", "X")]
    [InlineData("There are new post, new source, new topic, new page and new site.", "new", "my-blog")]
    [InlineData("There are new post, new source, new topic, new page and new site.", "new")]
    public void A_misspelt_name_gets_the_nearest_one_offered(string offer, params string[] args)
    {
        _shell.Run(args).ShouldBe(2);

        _shell.Error.ShouldContain(offer);
    }

    [Fact]
    public void Without_a_command_the_commands_are_listed_as_help_lists_them()
    {
        _shell.Run("--help").ShouldBe(0);
        var help = _shell.Out;

        _shell.Run().ShouldBe(0);

        _shell.Out.ShouldBe(help);
        _shell.Error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("serviceblog preview", "serve")]
    [InlineData("serviceblog preview", "server", "-D", "--port", "3000")]
    [InlineData("serviceblog preview", "dev")]
    [InlineData("serviceblog preview", "WATCH", "input")]
    [InlineData("serviceblog new site DIR", "init", "my-blog")]
    [InlineData("serviceblog new site DIR", "create")]
    [InlineData("serviceblog new site DIR", "site", "my-blog")]
    [InlineData("serviceblog new post TITLE", "post", "Hello")]
    [InlineData("serviceblog build", "generate")]
    [InlineData("serviceblog check", "lint")]
    [InlineData("serviceblog mv OLD NEW", "rename", "a", "b")]
    [InlineData("serviceblog --help", "help")]
    public void The_name_of_a_command_elsewhere_leads_to_ours_in_one_sentence(string ours, params string[] args)
    {
        _shell.Run(args).ShouldBe(2);

        _shell.Error.ShouldStartWith($"serviceblog: there is no command '{args[0]}': {ours} ");
        _shell.Error.ShouldEndWith(".\n");
        _shell.Error.Count(letter => letter == '\n').ShouldBe(1);
        _shell.Out.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("new topic has no option '--summary'.", "new", "topic", "X", "--summary", "y")]
    [InlineData("new post has no option '--summary'.", "new", "post", "X", "--summary=y z")]
    [InlineData("new post has no option '-s'.", "new", "post", "-s", "X")]
    [InlineData("new site has no option '--theme'.", "new", "site", "d", "--theme", "x")]
    [InlineData("check has no option '--strikt'.\nDid you mean --strict?", "check", "--strikt")]
    [InlineData("build has no option '--drfats'.\nDid you mean --drafts?", "build", "--output", "--drfats")]
    [InlineData("import has no option '--int'.\nDid you mean --into?", "import", "a.txt", "--int", "posts")]
    [InlineData("impact has no option '--sinc'.\nDid you mean --since?", "impact", "--sinc", "HEAD")]
    [InlineData("mv has no option '--force'.", "mv", "a", "b", "--force")]
    [InlineData("retag has no option '--all'.", "retag", "--all", "a", "b")]
    [InlineData("review has no option '-x'.", "review", "-x", "--by", "A")]
    [InlineData("explain has no option '--all'.", "explain", "--all")]
    [InlineData("schema has no option '--yaml'.", "schema", "--yaml")]
    [InlineData("render has no option '--dat'.\nDid you mean --data?", "render", "a", "--dat", "b")]
    [InlineData("there is no option '--drafts'.", "--drafts")]
    public void An_option_that_a_command_does_not_have_is_an_error_and_nothing_is_written(string message, params string[] args)
    {
        _shell.Folder.Add("input/site.yml", "title: Test");
        var before = TempFolder.Texts(_shell.Folder.Path);

        _shell.Run(args).ShouldBe(2);

        _shell.Error.ShouldStartWith($"serviceblog: {message}");
        _shell.Error.ShouldContain("--help");
        TempFolder.Texts(_shell.Folder.Path).ShouldBe(before);
        _shell.Folder.Path.ShouldSatisfyAllConditions(path => Directory.GetDirectories(path).ShouldHaveSingleItem());
    }

    [Theory]
    [InlineData("pages/summary-y.md", "--summary y", "new", "page", "--", "--summary", "y")]
    [InlineData("pages/5-degrees.md", "-5 degrees", "new", "page", "-5 degrees")]
    [InlineData("pages/a-b.md", "A - B", "new", "page", "A", "-", "B")]
    public void A_title_may_begin_with_dashes(string path, string title, params string[] args)
    {
        _shell.Folder.Add("input/site.yml", "title: Test");

        _shell.Run(args).ShouldBe(0, _shell.Error);

        _shell.Out.ShouldBe($"input/{path}\n");
        File.ReadAllText(_shell.Folder[$"input/{path}"]).ShouldContain(title);
    }

    [Fact]
    public void In_a_folder_that_is_gone_it_says_so()
    {
        if (OperatingSystem.IsWindows())
            return; // keeps a folder in which a program runs
        using var folder = new TempFolder();
        var program = Path.Combine(AppContext.BaseDirectory, "serviceblog");

        var (exitCode, _, error) = ChildProcess.Run("sh", ["-c", "mkdir \"$1\" && cd \"$1\" && rmdir \"$1\" && exec \"$2\" build", "sh", folder["gone"], program]);

        exitCode.ShouldBe(ExitCode.CannotRun);
        error.ShouldBe("serviceblog: the folder that this was started in is gone: change to another one\n");
    }

    [Fact]
    public void The_program_itself_keeps_to_the_exit_codes()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "serviceblog" + (OperatingSystem.IsWindows() ? ".exe" : ""));

        ChildProcess.Run(program, ["--help"], _shell.Folder.Path).ExitCode.ShouldBe(0);
        var missing = ChildProcess.Run(program, ["build"], _shell.Folder.Path);
        missing.ExitCode.ShouldBe(2);
        missing.Error.ShouldContain("there is no input folder 'input'");
        missing.Output.ShouldBeEmpty();
    }
}
