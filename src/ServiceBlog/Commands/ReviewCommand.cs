using System.CommandLine;
using System.Globalization;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Editing.Reviewing;
using ServiceBlog.Files;

namespace ServiceBlog.Commands;

/// <summary><c>review</c>: notes in a page who has reviewed it as it stands.</summary>
internal static class ReviewCommand
{
    public static Command Create(ShellContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The page's file, as seen from here or from the input folder." };
        var by = new Option<string>("--by") { Description = "Who has reviewed it.", HelpName = "NAME", Required = true };
        var date = new Option<string?>("--date") { Description = "The day of the review. Default: today, in the site's time zone.", HelpName = "DATE" };
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
        var (input, dryRun, verbose) = (EditFlags.Input(), EditFlags.DryRun(), EditFlags.Verbose());
        var command = new Command("review", "Stamp a review on a page as it stands.") { file, by, date, input, dryRun, verbose };
        command.SetAction(parsed =>
        {
            var site = new EditedSite(context.FullPath(parsed.GetRequiredValue(input)), context);
            return Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(by).Trim(), parsed.GetValue(date), parsed.GetValue(dryRun), site, context);
        });
        return command;
    }

    private static int Run(string file, string by, string? date, bool isDryRun, EditedSite site, ShellContext context)
    {
        var files = InputFolder.Read(site.Input, context.WorkingDirectory).Files;
        var path = site.ExistingFile(file);
        var page = files.FirstOrDefault(candidate => candidate.Path == path);
        if (page is null || ContentPath.KindOf(path) is null || !ContentPath.IsMarkdown(path))
            throw new EnvironmentException($"{file} is no page of the site.");
        if (ContentPath.KindOf(path) == PageKind.Comment)
            throw new EnvironmentException($"{file} is a reader's comment: only pages are reviewed.");
        var config = SiteConfigReader.Read(files.FirstOrDefault(candidate => candidate.Path == "site.yml"), baseUrl: null, theme: null, new List<Diagnostic>());
        var day = date ?? TimeZoneInfo.ConvertTime(context.Clock.GetUtcNow(), config.TimeZone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return site.Carry(ReviewStamp.Plan(page, config.TimeZone, by, day), isDryRun, $"Reviewed {page.DisplayPath} by {by} on {day}");
    }
}
