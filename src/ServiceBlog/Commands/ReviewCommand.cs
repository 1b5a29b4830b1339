using ServiceBlog.Core.Editing.Reviewing;

namespace ServiceBlog.Commands;

/// <summary><c>review</c>: notes in a page who has reviewed it as it stands.</summary>
internal static class ReviewCommand
{
    public static Command Create(ShellContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The page's file, as seen from here or from the input folder." };
        var by = new Option<string>("--by") { Description = "Who has reviewed it.", HelpName = "NAME", Required = true };
        var date = Flags.Text("--date", "DATE", "The day of the review. Default: today, in the site's time zone.");
        date.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !DateText.TryParse(text, TimeZoneInfo.Utc, out _))
                result.AddError($"'{text}' is no date. Write it as 2026-11-20.");
        });
        by.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string?>()))
                result.AddError("--by wants the name of who has reviewed the page.");
        });
        var command = new Command("review", "Stamp a review on a page as it stands.") { file, by, date };
        return new EditFlags().AddTo(command, context, (parsed, site) =>
            Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(by).Trim(), parsed.GetValue(date), site, context));
    }

    private static int Run(string file, string by, string? date, EditedSite site, ShellContext context)
    {
        var files = site.Files();
        var path = site.ExistingFile(file);
        var config = InputFolder.Config(files);
        var page = files.FirstOrDefault(candidate => candidate.Path == path);
        if (page is null || config.KindOf(path) is null || !ContentPath.IsMarkdown(path))
            throw new EnvironmentException($"{file} is no page of the site.");
        if (config.KindOf(path) == PageKind.Comment)
            throw new EnvironmentException($"{file} is a reader's comment: only pages are reviewed.");
        var zone = config.TimeZone;
        var day = date ?? context.Today(zone);
        return site.Carry(ReviewEdit.Plan(page, zone, by, day), $"Reviewed {page.DisplayPath} by {by} on {day}");
    }
}
