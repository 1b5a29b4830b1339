namespace ServiceBlog.Core.Health;

/// <summary>Pages that a language of the site lacks, and translations older than their original.</summary>
internal static class TranslationFindings
{
    public static IEnumerable<HealthFinding> Of(SiteGraph graph)
    {
        foreach (var original in graph.Config.OtherLanguages.IsEmpty ? [] : graph.Pages.Where(page => page.Edition.Length == 0))
        {
            foreach (var language in graph.Config.OtherLanguages)
            {
                if (graph.Translations.Of(original, language.Folder) is not { } translation)
                    yield return HealthFinding.Of(Rules.MissingTranslation, original,
                        $"\"{original.Title}\" is not translated into {language.Name} ({language.Tag})", subject: language.Tag);
                else if (LastChange(original) > LastChange(translation))
                    yield return HealthFinding.Of(Rules.OutdatedTranslation, translation, Outdated(original, translation),
                        translation.FrontMatter.Updated?.Location);
            }
        }
    }

    private static string Outdated(Page original, Page translation) => string.Create(CultureInfo.InvariantCulture,
        $"\"{translation.Title}\" is of {LastChange(translation):yyyy-MM-dd}, its original {original.DisplayPath} was changed on {LastChange(original):yyyy-MM-dd}");

    private static DateTimeOffset? LastChange(Page page) => page.FrontMatter.Updated?.Value ?? page.Date;
}
