namespace ServiceBlog.Core.Tests;

/// <summary>What the default theme needs to show directives, as the own layer of a test's site.</summary>
internal static class DefaultShortcodes
{
    private static readonly string Folder = Path.Combine(ArchitectureTests.Root, "themes/default");

    public static IEnumerable<(string Path, string Text)> Files { get; } =
    [
        .. new[] { "theme.yml", "strings/en.yml", "partials/callout.sbn-html", "partials/date.sbn-html", "partials/directive.sbn-html", "partials/player.sbn-html" }
            .Concat(Directory.EnumerateFiles(Path.Combine(Folder, "shortcodes")).Select(file => $"shortcodes/{Path.GetFileName(file)}"))
            .Select(path => ($"theme/{path}", File.ReadAllText(Path.Combine(Folder, path)))),
    ];
}
