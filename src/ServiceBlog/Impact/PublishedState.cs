namespace ServiceBlog.Impact;

/// <summary>The site that was published last, and what is known of the files that it was made of.</summary>
internal sealed class PublishedState(BuildSettings settings, ShellContext context)
{
    public BuildCache Cache { get; } =
        settings.NoCache ? BuildCache.Empty : BuildCache.Load(CacheFolder.FileOf(context.WorkingDirectory, settings.Input, settings.Output));

    public EarlierOutput Output => new(Cache.Record is { } record ? record.Paths : [], Holds, HashOf);

    /// <summary>The full paths of the files that are not as that build saw them.</summary>
    /// <param name="asked">Files that count as edited if nothing is known of them.</param>
    public ImmutableArray<string> EditedSince(IReadOnlyList<DiskFile> files, BuildRecord record, ImmutableArray<string> asked)
    {
        var pages = record.Details.Value?.Pages ?? ImmutableDictionary<string, PageRecord>.Empty;
        var edited = files
            .Where(file => Known(file.FullPath, pages) is { } known ? file.TryHash() != known : asked.Contains(file.FullPath) || IsPage(file.FullPath))
            .Select(file => file.FullPath);
        var today = files.Select(file => file.FullPath).ToHashSet(StringComparer.Ordinal);
        var gone = pages.Keys.Select(path => Path.GetFullPath(path, settings.Input)).Concat(Cache.Inputs.Keys).Where(path => !today.Contains(path));
        return [.. edited.Concat(gone).Distinct(StringComparer.Ordinal)];
    }

    private ContentHash? Known(string fullPath, IReadOnlyDictionary<string, PageRecord> pages)
    {
        if (Cache.Inputs.TryGetValue(fullPath, out var file))
            return file.ContentHash;
        return IsPage(fullPath) && pages.TryGetValue(RealPath.Relative(fullPath, settings.Input), out var page) ? page.ContentHash : null;
    }

    private bool IsPage(string fullPath) => RealPath.IsInside(fullPath, settings.Input)
        && ContentPath.IsMarkdown(fullPath)
        && ContentPath.KindOf(RealPath.Relative(fullPath, settings.Input)) is not null;

    private bool Holds(string path) =>
        Cache.Outputs.TryGetValue(path, out var known) && FileStatus.StateOf(FullPath(path)) is { } state && state == known;

    private ContentHash? HashOf(string path) => File.Exists(FullPath(path)) ? ContentHash.Of(File.ReadAllBytes(FullPath(path))) : null;

    private string FullPath(string path) => Path.Join(settings.Output, path);
}
