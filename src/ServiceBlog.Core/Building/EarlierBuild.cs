using ServiceBlog.Core.Building.Records;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Building;

/// <summary>What of an earlier build can be used in this one.</summary>
/// <param name="Pages">What became of page files, by source path.</param>
/// <param name="Quotations">Those that were found in their sources.</param>
/// <param name="Reads">What the templates read.</param>
/// <param name="Files">The files that it made, by output path.</param>
/// <param name="HasSameSurroundings">Whether all that ties pages together besides their files is as it was.</param>
internal sealed record EarlierBuild(
    IReadOnlyDictionary<string, PageRecord> Pages,
    IReadOnlySet<Fingerprint> Quotations,
    SiteReads Reads,
    IReadOnlyDictionary<string, FileRecord> Files,
    bool HasSameSurroundings)
{
    /// <param name="record">Null if there is none.</param>
    /// <param name="recipe">Of what every file depends on now; null if that is not known.</param>
    /// <param name="pageRecipe">Of what reading a page depends on now.</param>
    /// <param name="surroundings">Of what ties pages together besides their files now.</param>
    public static EarlierBuild Of(BuildRecord? record, Fingerprint? recipe, Fingerprint pageRecipe, Fingerprint? surroundings)
    {
        var details = record?.Details.Value;
        var isSameSite = details is not null && details.Recipe == recipe;
        var isSameReading = details is not null && details.PageRecipe == pageRecipe;
        return new EarlierBuild(
            isSameReading ? details!.Pages : ImmutableDictionary<string, PageRecord>.Empty,
            isSameReading ? details!.Quotations : ImmutableHashSet<Fingerprint>.Empty,
            isSameSite ? details!.Reads : SiteReads.None,
            isSameSite ? details!.Files : ImmutableDictionary<string, FileRecord>.Empty,
            isSameSite && isSameReading && details!.Surroundings == surroundings && !HasCuts(record!.Diagnostics));
    }

    /// <summary>The pages that have other texts now; null if anything else may have changed.</summary>
    /// <param name="files">The page files of this build.</param>
    /// <param name="records">What became of each of them.</param>
    /// <param name="diagnostics">What was found so far.</param>
    public ChangedTexts? ChangedTexts(
        ImmutableArray<InputFile> files, ImmutableArray<PageRecord> records, IEnumerable<Diagnostic> diagnostics)
    {
        if (!HasSameSurroundings || files.Length != Pages.Count || HasCuts(diagnostics))
            return null;
        var changed = new List<(Page Before, Page Now)>();
        for (var i = 0; i < files.Length; i++)
        {
            if (!Pages.TryGetValue(files[i].Path, out var record))
                return null;
            if (record.Source == records[i].Source)
                continue;
            if (records[i].Page is not { } now || record.Recall(files[i].Path) is not { } before || !PageTies.AreSame(before, now))
                return null;
            changed.Add((before, now));
        }
        return new ChangedTexts(changed);
    }

    /// <summary>Whether a page shows less than its author asked for. How much follows from the length of texts too.</summary>
    private static bool HasCuts(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(diagnostic => diagnostic.Rule == Rules.TransclusionCycle);

    /// <summary>The pages as they were, in the order of their source paths. Their texts cannot be read any more.</summary>
    public IEnumerable<Page> RecallPages() => Pages
        .OrderBy(entry => entry.Key, StringComparer.Ordinal)
        .Select(entry => entry.Value.Recall(entry.Key))
        .OfType<Page>();
}
