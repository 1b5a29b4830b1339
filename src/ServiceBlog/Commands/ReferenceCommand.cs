using System.Text.RegularExpressions;
using ServiceBlog.Authoring;
using ServiceBlog.Core.Editing.Schemas;

namespace ServiceBlog.Commands;

/// <summary><c>reference</c>: prints pages of the guide that follow from the code: all commands, all settings. For those who work on ServiceBlog.</summary>
internal static partial class ReferenceCommand
{
    public static Command Create(ShellContext context)
    {
        var page = new Argument<string>("PAGE") { Description = "commands or settings." };
        page.AcceptOnlyFromAmong("commands", "settings");
        var command = new Command("reference", "Print a page of the guide that follows from the code.") { page };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            context.Terminal.Out.Write(parsed.GetRequiredValue(page) == "commands" ? Commands(context) : Settings());
            return ExitCode.Clean;
        });
        return command;
    }

    private static string Commands(ShellContext context)
    {
        var text = new StringBuilder(Builtin.Read("Help/commands.md"));
        foreach (var (name, commands) in HelpText.Groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {name} {{#{name.ToLowerInvariant()}-commands}}\n");
            foreach (var command in commands)
                Append(text, Program.Commands[command](context), command);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, Command command, string words)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {words} {{#{words.Replace(' ', '-')}}}\n\n{command.Description}\n");
        var rows = command.Arguments.Select(argument => (Name: argument.Name, argument.Description))
            .Concat(command.Options.Where(option => !option.Hidden).Select(option => (Name: $"{option.Name}{Value(option)}", option.Description))).ToList();
        if (rows.Count > 0)
            text.Append("\n| Argument or option | Meaning |\n|---|---|\n");
        foreach (var (name, meaning) in rows)
            text.Append(CultureInfo.InvariantCulture, $"| `{Cell(name)}` | {Cell(meaning)} |\n");
        var examples = HelpText.ExamplesOf(words).ToList();
        if (examples.Count > 0 && command.Subcommands.Count == 0)
            text.Append(CultureInfo.InvariantCulture, $"\n```sh\n{string.Concat(examples.Select(example => $"# {example.Meaning}\n{example.Line}\n"))}```\n");
        foreach (var subcommand in command.Subcommands)
            Append(text, subcommand, $"{words} {subcommand.Name}");
    }

    private static string Value(Option option) => option.HelpName is { } name ? $" {name}" : "";

    private static string Settings()
    {
        var text = new StringBuilder(Builtin.Read("Help/settings.md"));
        text.Append("\n| Key | Value | Meaning |\n|---|---|---|\n");
        foreach (var (name, key) in ContentSchema.Site.Where(key => key.Name != "diagnostics").SelectMany(key => Flat("", key)))
        {
            var values = key.Values.IsEmpty ? Types[key.Type] : string.Join(", ", key.Values.Select(value => $"`{value}`"));
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {values} | {Cell(key.Description)} |\n");
        }
        return text.ToString();
    }

    private static IEnumerable<(string Name, SchemaKey Key)> Flat(string above, SchemaKey key) =>
        key.Keys.SelectMany(below => Flat($"{above}{key.Name}.", below)).Prepend((above + key.Name, key));

    private static readonly FrozenDictionary<SchemaType, string> Types = new Dictionary<SchemaType, string>
    {
        [SchemaType.Text] = "text",
        [SchemaType.Texts] = "a text or a list",
        [SchemaType.Flag] = "`true` or `false`",
        [SchemaType.FieldsOrFlag] = "`true`, `false` or a mapping",
        [SchemaType.PositiveNumber] = "a whole number",
        [SchemaType.PositiveNumbers] = "a whole number or a list",
        [SchemaType.Number] = "a number",
        [SchemaType.List] = "a list",
        [SchemaType.Fields] = "a mapping",
        [SchemaType.Anything] = "a mapping",
    }.ToFrozenDictionary();

    /// <summary>Within a table a bar ends the cell. An address that is an example is no link.</summary>
    private static string Cell(string? text) => Address().Replace((text ?? "").Replace("|", "\\|", StringComparison.Ordinal), "`$0`");

    [GeneratedRegex(@"(https?://|mailto:)\S+?(?=[.,;:]?(\s|$))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Address();
}
