using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Incremental;

/// <summary>What of an earlier build can be used in this one.</summary>
/// <param name="Pages">What became of page files, by source path.</param>
/// <param name="Quotations">Those that were found in their sources.</param>
/// <param name="Images">What is known of images, by the hash of their bytes.</param>
/// <param name="HasSameGraphInputs">Whether all that connects pages besides their files is as it was.</param>
internal sealed record EarlierBuild(
    IReadOnlyDictionary<string, PageRecord> Pages,
    IReadOnlySet<ContentHash> Quotations,
    IReadOnlyDictionary<ContentHash, ImageFacts> Images,
    SiteDependencies Dependencies,
    IReadOnlyDictionary<string, FileRecord> Files,
    SearchIndex? Search,
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
            isSameReading ? details!.Images : ImmutableDictionary<ContentHash, ImageFacts>.Empty,
            isSameSite ? details!.Dependencies : SiteDependencies.None,
            isSameSite ? details!.Files : ImmutableDictionary<string, FileRecord>.Empty,
            isSameReading ? details!.Search : null,
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

/// <summary>What has changed since an earlier build, if that is nothing but the texts of some pages and comments: all connections between pages are as
/// they were, so that most of what templates read need not be looked at to know that it is the same.</summary>
public sealed class ChangedTexts
{
    private readonly HashSet<Page> _pages = [];

    /// <summary>As they are now.</summary>
    public IReadOnlyCollection<Page> Pages => _pages;

    // How rare a word is changes with the words of one page, and with that what others that have it are related to.
    private readonly HashSet<uint> _words = [];

    public ChangedTexts(IEnumerable<(Page Before, Page Now)> pages)
    {
        foreach (var (before, now) in pages)
        {
            _pages.Add(now);
            var came = WordsOf(now);
            came.SymmetricExceptWith(WordsOf(before));
            _words.UnionWith(came);
        }
    }

    /// <summary>Whether what a model shows may read otherwise.</summary>
    public bool MayShowIn(ITrackedModel model) => model.Texts.Any(MayShowIn);

    /// <summary>Whether other pages than before may be related to a model.</summary>
    public bool MayRelate(ITrackedModel model) => model.Texts.Any(MayRelate);

    /// <summary>Whether it is one of the changed pages or shows parts of others.</summary>
    private bool MayShowIn(Page page) => _pages.Contains(page) || page.Outline.Links.Any(link => link.Kind == LinkKind.Transclusion);

    private bool MayRelate(Page page)
    {
        if (_pages.Contains(page))
            return true;
        var words = page.Words;
        for (var i = 0; _words.Count > 0 && i < words.DistinctiveCount; i++)
        {
            if (_words.Contains(words.DistinctiveAt(i)))
                return true;
        }
        return false;
    }

    private static HashSet<uint> WordsOf(Page page) =>
        [.. Enumerable.Range(0, page.Words.DistinctiveCount).Select(page.Words.DistinctiveAt)];
}
