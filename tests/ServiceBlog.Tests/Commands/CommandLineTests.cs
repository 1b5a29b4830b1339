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
    public void Help_of_build_lists_every_option_of_the_contract()
    {
        _shell.Run("build", "--help").ShouldBe(0);

        foreach (var option in new[]
        {
            "--input <DIR>", "--output <DIR>", "--theme <NAME-or-DIR>", "--base-url <URL>", "--drafts", "--future", "--clean",
            "--no-cache", "--format <human|json|github|sarif>", "--now <DATE>", "--verbose",
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

        _shell.Out.Trim().ShouldMatch(@"^\d+\.\d+\.\d+$");
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
    [InlineData]
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
    public void A_misspelt_name_gets_the_nearest_one_offered(string offer, params string[] args)
    {
        _shell.Run(args).ShouldBe(2);

        _shell.Error.ShouldContain(offer);
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
