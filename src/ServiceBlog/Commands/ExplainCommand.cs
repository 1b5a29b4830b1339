namespace ServiceBlog.Commands;

/// <summary><c>explain</c>: what a diagnostic means and how to mend it.</summary>
internal static class ExplainCommand
{
    public static Command Create(ShellContext context)
    {
        var code = new Argument<string?>("CODE")
        {
            Description = "A code or a name: SB0301, or broken-link. Without one, all are printed as a Markdown page.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("explain", "Say what a diagnostic means and how to mend it.") { code };
        command.SetAction(parsed =>
        {
            context.Terminal.Out.Write(parsed.GetValue(code) is { } asked ? Explain(asked) : RulesPage.Markdown());
            return ExitCode.Clean;
        });
        return command;
    }

    private static string Explain(string asked)
    {
        var rule = Rules.All.FirstOrDefault(rule => rule.Code.Equals(asked, StringComparison.OrdinalIgnoreCase)
            || rule.Name.Equals(asked, StringComparison.OrdinalIgnoreCase));
        if (rule is null)
        {
            var near = NearestName.Find(asked, Rules.All.SelectMany(known => new[] { known.Code, known.Name }));
            throw new EnvironmentException($"there is no diagnostic '{asked}'." + (near is null ? "" : $" Did you mean {near}?"));
        }
        var severity = rule.IsFatal ? "always an error" : rule.DefaultSeverity.ToString().ToLowerInvariant();
        return $"{rule.Code} {rule.Name} ({severity})\n\n{Printable.Wrap(rule.Explanation, width: 80)}\n";
    }
}
