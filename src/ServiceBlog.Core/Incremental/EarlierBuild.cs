namespace ServiceBlog.Core.Incremental;

/// <summary>What of an earlier build can be used in this one.</summary>
/// <param name="Pages">What became of page files, by source path.</param>
/// <param name="Quotations">Those that were found in their sources.</param>
/// <param name="HasSameGraphInputs">Whether all that ties pages together besides their files is as it was.</param>
internal sealed record EarlierBuild(
    IReadOnlyDictionary<string, PageRecord> Pages,
    IReadOnlySet<ContentHash> Quotations,
    SiteDependencies Dependencies,
    IReadOnlyDictionary<string, FileRecord> Files,
    bool HasSameGraphInputs)
{
    /// <param name="siteInputs">Of what every file depends on now; null if that is not known.</param>
    public static EarlierBuild Of(BuildRecord? record, ContentHash? siteInputs, ContentHash parseInputs, ContentHash? graphInputs)
    {
        var details = record?.Details.Value;
        var isSameSite = details is not null && details.SiteInputs == siteInputs;
        var isSameReading = details is not null && details.ParseInputs == parseInputs;
        return new EarlierBuild(
            isSameReading ? details!.Pages : ImmutableDictionary<string, PageRecord>.Empty,
            isSameReading ? details!.Quotations : ImmutableHashSet<ContentHash>.Empty,
            isSameSite ? details!.Dependencies : SiteDependencies.None,
            isSameSite ? details!.Files : ImmutableDictionary<string, FileRecord>.Empty,
            isSameSite && isSameReading && details!.GraphInputs == graphInputs && !HasCuts(record!.Diagnostics));
    }

    /// <summary>The pages that have other texts now; null if anything else may have changed.</summary>
    public ChangedTexts? ChangedTexts(
        ImmutableArray<InputFile> files, ImmutableArray<PageRecord> records, IEnumerable<Diagnostic> diagnostics)
    {
        if (!HasSameGraphInputs || files.Length != Pages.Count || HasCuts(diagnostics))
            return null;
        var changed = new List<(Page Before, Page Now)>();
        for (var i = 0; i < files.Length; i++)
        {
            if (!Pages.TryGetValue(files[i].Path, out var record))
                return null;
            if (record.ContentHash == records[i].ContentHash)
                continue;
            if (records[i].Page is not { } now || record.Recall(files[i].Path) is not { } before || !PageComparison.AreSame(before, now))
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
