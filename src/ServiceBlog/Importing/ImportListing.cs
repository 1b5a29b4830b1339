using ServiceBlog.Import;

namespace ServiceBlog.Importing;

/// <summary>Says which files an import writes: for people as a list, for programs as diagnostics.</summary>
internal static class ImportListing
{
    public static void Write(ImmutableArray<PlannedFile> plan, Func<string, string> shown, bool isDryRun, Terminal terminal)
    {
        if (plan.IsEmpty)
            return;
        foreach (var file in plan)
        {
            var page = file.Page is { } held ? $"  {held.Date?.Day ?? "no date   "}  {Printable.Text(held.Title)}{By(held)}{(held.Draft ? " (draft)" : "")}" : "";
            terminal.Out.WriteLine($"{Verb(file.Action, isDryRun)}  {Printable.Text(shown(file.Path))}{page}");
        }
        terminal.Out.WriteLine();
    }

    public static Diagnostic Describe(PlannedFile file, string shownPath, bool isDryRun)
    {
        var page = file.Page!;
        var verb = file.Action switch
        {
            PlannedAction.New or PlannedAction.Refreshed => isDryRun ? "would be written to" : "was written to",
            PlannedAction.Unchanged => "is unchanged in",
            _ => "was left as it is in",
        };
        return new Diagnostic(Rules.ImportedPage, page.Location, $"\"{page.Title}\"{By(page)}, {page.Date?.ToString() ?? "no date"}, {verb} {shownPath}");
    }

    private static string By(ImportedPage page) => page.Authors.IsEmpty ? "" : " by " + Printable.Text(string.Join(", ", page.Authors));

    private static string Verb(PlannedAction action, bool isDryRun) => action switch
    {
        PlannedAction.New => isDryRun ? "would add    " : "added    ",
        PlannedAction.Refreshed => isDryRun ? "would refresh" : "refreshed",
        PlannedAction.Unchanged => isDryRun ? "unchanged    " : "unchanged",
        _ => isDryRun ? "kept         " : "kept     ",
    };
}
