using System.CommandLine;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Editing.Moving;
using ServiceBlog.Files;

namespace ServiceBlog.Commands;

/// <summary><c>mv</c>: moves or renames a page, and every link to it goes along.</summary>
internal static class MoveCommand
{
    public static Command Create(ShellContext context)
    {
        var from = new Argument<string>("OLD") { Description = "The page's file, as seen from here or from the input folder." };
        var to = new Argument<string>("NEW") { Description = "Its new file, or the folder to move it into." };
        var (input, dryRun, verbose) = (EditFlags.Input(), EditFlags.DryRun(), EditFlags.Verbose());
        var command = new Command("mv", "Move a page, rewrite every link to it, and let its old address redirect.") { from, to, input, dryRun, verbose };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(from),
            parsed.GetRequiredValue(to),
            new EditedSite(context.FullPath(parsed.GetRequiredValue(input)), context),
            parsed.GetValue(dryRun),
            context));
        return command;
    }

    private static int Run(string from, string to, EditedSite site, bool isDryRun, ShellContext context)
    {
        InputFolder.Check(site.Input, context.WorkingDirectory);
        var oldPath = site.ExistingFile(from);
        var newPath = Target(oldPath, to, site);
        var plan = PageMove.Plan(site.Read(), oldPath, newPath);
        return site.Carry(plan, isDryRun, $"Moved {Shown(oldPath)} to {Shown(newPath)}");

        string Shown(string path) => DisplayPath.Of(Path.Combine(site.Input, path), context.WorkingDirectory);
    }

    /// <summary>As with the system's own command: a folder keeps the file's name.</summary>
    private static string Target(string oldPath, string to, EditedSite site)
    {
        var isFolder = to is "." or ".." || to.EndsWith('/') || to.EndsWith(Path.DirectorySeparatorChar);
        var path = site.PathOf(to);
        if (isFolder || Directory.Exists(Path.Combine(site.Input, path)))
            return $"{path.TrimEnd('/')}/{ContentPath.NameOf(oldPath)}";
        return ContentPath.IsMarkdown(path) ? path : path + ".md";
    }
}
