using ServiceBlog.Core.Editing.Moving;

namespace ServiceBlog.Commands;

/// <summary><c>mv</c>: moves or renames a page or a picture, and every link to it goes along.</summary>
internal static class MoveCommand
{
    public static Command Create(ShellContext context)
    {
        var from = new Argument<string>("OLD") { Description = "The file of a page, or a picture or other file of the site, as seen from here or from the input folder." };
        var to = new Argument<string>("NEW") { Description = "Its new file, or the folder to move it into." };
        var command = new Command("mv", "Move a page or a picture, rewrite every link to it, and let a page's old address redirect.") { from, to };
        return new EditFlags().AddTo(command, context, (parsed, site) => Run(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), site, context));
    }

    private static int Run(string from, string to, EditedSite site, ShellContext context)
    {
        InputFolder.Check(site.Input, context.WorkingDirectory);
        var oldPath = site.ExistingFile(from);
        var newPath = Target(oldPath, to, site);
        return site.Carry(PageMove.Plan(site.Read(), oldPath, newPath), $"Moved {Shown(oldPath)} to {Shown(newPath)}");

        string Shown(string path) => context.Shown(Path.Combine(site.Input, path));
    }

    /// <summary>As with the system's own command: a folder keeps the file's name.</summary>
    private static string Target(string oldPath, string to, EditedSite site)
    {
        var isFolder = to is "." or ".." || to.EndsWith('/') || to.EndsWith(Path.DirectorySeparatorChar);
        var path = site.PathOf(to);
        if (isFolder || Directory.Exists(Path.Combine(site.Input, path)))
            return $"{path.TrimEnd('/')}/{ContentPath.NameOf(oldPath)}";
        return ContentPath.IsMarkdown(path) || !ContentPath.IsMarkdown(oldPath) ? path : path + ".md";
    }
}
