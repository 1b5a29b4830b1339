using ServiceBlog.Tests.Support;

namespace ServiceBlog.Tests.Commands;

public sealed class CompletionTests : IDisposable
{
    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("serviceblog pre", "preview")]
    [InlineData("serviceblog new so", "source")]
    [InlineData("serviceblog build --dra", "--drafts")]
    [InlineData("serviceblog build --format s", "sarif")]
    [InlineData("serviceblog completion ba", "bash")]
    [InlineData("serviceblog check input/no-such", "")]
    public void A_shell_is_told_how_a_line_can_go_on(string line, string completions)
    {
        _shell.Run($"[suggest:{line.Length}]", line).ShouldBe(0, _shell.Error);

        _shell.Out.TrimEnd().ShouldBe(completions);
    }

    [Fact]
    public void Bash_completes_command_lines_with_the_script_that_is_printed_for_it()
    {
        if (OperatingSystem.IsWindows())
            return; // has no bash of its own
        _shell.Run("completion", "bash").ShouldBe(0);
        var script = _shell.Folder.Add("completion.bash", _shell.Out);
        var asked = $"PATH={AppContext.BaseDirectory}:$PATH; . {script}; COMP_LINE='serviceblog build --dr'; COMP_POINT=22; _serviceblog";
        var (_, output, error) = ChildProcess.Run("bash", ["-c", $"{asked}; echo \"${{COMPREPLY[*]}}\""]);

        output.ShouldBe("--drafts\n", error);
    }

    [Theory]
    [InlineData("zsh", "compdef() {}; compadd() { print -rl -- ${(P)2} }; . SCRIPT; words=(serviceblog build --dr); _serviceblog")]
    [InlineData("fish", "source SCRIPT; complete --do-complete 'serviceblog build --dr'")]
    public void Other_shells_complete_command_lines_too(string shell, string asked)
    {
        if (OperatingSystem.IsWindows())
            return; // has neither
        _shell.Run("completion", shell).ShouldBe(0);
        var script = _shell.Folder.Add("completion", _shell.Out);
        var path = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        if (!path.Split(':').Any(folder => File.Exists(Path.Combine(folder, shell))))
            ChildProcess.Run("apt-get", ["install", "--yes", "--no-install-recommends", shell]).ExitCode.ShouldBe(0, $"There is no {shell}. Install it.");

        var (_, output, error) = ChildProcess.Run(
            shell, ["-c", asked.Replace("SCRIPT", script, StringComparison.Ordinal)], null, ("PATH", path), ("HOME", _shell.Folder.Path));

        output.ShouldBe("--drafts\n", error);
    }

    [Theory]
    [InlineData("zsh", "#compdef serviceblog")]
    [InlineData("fish", "complete --command serviceblog")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName serviceblog")]
    public void Other_shells_get_their_script_too(string shell, string text)
    {
        _shell.Run("completion", shell).ShouldBe(0);

        _shell.Out.ShouldContain(text);
        _shell.Out.ShouldContain("[suggest:");
    }
}
