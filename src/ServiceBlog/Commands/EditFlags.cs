using System.CommandLine;

namespace ServiceBlog.Commands;

/// <summary>The options of the commands that edit the content.</summary>
internal static class EditFlags
{
    public static Option<string> Input() => new("--input")
    {
        Description = "The folder that the site is built from.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "input",
    };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show what would change, and change nothing." };

    public static Option<bool> Verbose() => new("--verbose") { Description = "Say more: every diagnostic of a kind, and where an internal error came from." };
}
