using ServiceBlog.Core.Rendering;

namespace ServiceBlog.Impact;

/// <summary>Finds out what an edit changes by making the site before and after it and comparing the bytes. The site before is the one that was
/// published last, as long as the cache knows it; else one that git remembers; and for a file that is as it was, the site after is one without
/// it.</summary>
internal sealed class SiteImpact(BuildSettings settings, ShellContext context)
{
    private static readonly OtherFiles Today = OtherFiles.None;

    /// <summary>What differs from a revision.</summary>
    /// <exception cref="EnvironmentException">There is no git repository, or no such revision.</exception>
    public async Task<ImpactReport> SinceAsync(string revision, CancellationToken cancellation)
    {
        var repository = await GitRepository.OfAsync(settings.Input, cancellation)
            ?? throw new EnvironmentException(
                $"'{context.Shown(settings.Input)}' is in no git repository (or git is not installed), so --since has nothing to compare with.");
        var commit = await repository.CommitOfAsync(revision, cancellation) ?? throw new EnvironmentException(
            $"git knows no revision '{revision}' here. In a shallow clone, fetch it first.");
        var changed = await repository.ChangedSinceAsync(commit, new SiteBuild(settings, context).Folders, cancellation);
        return Compare(Build(new OtherFiles(changed)), Today, [.. changed.Keys], revision);
    }

    public async Task<ImpactReport> OfAsync(ImmutableArray<string> paths, CancellationToken cancellation)
    {
        if (SinceLastBuild(paths) is { } published)
            return published;
        if (await GitRepository.OfAsync(settings.Input, cancellation) is { } repository && await repository.CommitOfAsync("HEAD", cancellation) is { } head)
        {
            var changed = await repository.ChangedSinceAsync(head, paths, cancellation);
            if (changed.Count > 0)
                return Compare(Build(new OtherFiles(changed)), Today, [.. changed.Keys], "the last commit (HEAD)");
        }
        var missing = paths.FirstOrDefault(path => !File.Exists(path));
        if (missing is not null)
            throw new EnvironmentException($"there is no file '{context.Shown(missing)}', and neither the last build nor git knows of one.");
        var without = new OtherFiles(paths.ToDictionary(path => path, _ => (ReadOnlyMemory<byte>?)null, StringComparer.Ordinal));
        return Compare(Build(Today), without, paths, "the site without them") with { IsSupposed = true, Errors = [] };
    }

    /// <summary>Null if there was no build that can be used, or none of the files was edited since.</summary>
    private ImpactReport? SinceLastBuild(ImmutableArray<string> paths)
    {
        var published = new PublishedState(settings, context);
        if (published.Cache.Record is not { } record)
            return null;
        var build = new SiteBuild(settings, context) { Cache = published.Cache };
        var target = new ComparedOutput(published.Output);
        var result = build.Run(target);
        var edited = published.EditedSince(build.Files, record, paths);
        if (!edited.Any(paths.Contains) || result.State is null)
            return null;
        var files = Edited(edited);
        var impacted = ImpactAnalysis.Of(target.Changes(), result.StateBefore(), result.State, files);
        var asked = paths.Select(context.Shown).ToHashSet(StringComparer.Ordinal);
        return new ImpactReport(
            "the last build",
            [.. paths.Where(edited.Contains).Select(context.Shown)],
            // Other edits since that build have reasons of their own.
            [.. impacted.Where(file => file.Reasons.Any(reason => asked.Contains(reason.File)))],
            RunReport.ErrorsOf(result));
    }

    private (EarlierOutput Output, BuildCache Cache, SiteState? State) Build(OtherFiles files)
    {
        var output = new HashedOutput();
        var result = new SiteBuild(settings, context) { Others = files }.Run(output, keepsRecord: true);
        return (output.ToEarlier(), BuildCache.Empty with { Record = result.Record }, result.State);
    }

    private ImpactReport Compare(
        (EarlierOutput Output, BuildCache Cache, SiteState? State) before, OtherFiles after, ImmutableArray<string> paths, string comparedWith)
    {
        var target = new ComparedOutput(before.Output);
        var result = new SiteBuild(settings, context) { Others = after, Cache = before.Cache }.Run(target);
        return new ImpactReport(
            comparedWith,
            [.. paths.Select(context.Shown).Order(StringComparer.Ordinal)],
            ImpactAnalysis.Of(target.Changes(), before.State, result.State, Edited(paths)),
            RunReport.ErrorsOf(result));
    }

    private ImmutableArray<EditedFile> Edited(ImmutableArray<string> paths) =>
    [
        .. paths.Order(StringComparer.Ordinal).Select(path => new EditedFile(
            RealPath.IsInside(path, settings.Input) ? RealPath.Relative(path, settings.Input) : null,
            context.Shown(path))),
    ];
}

/// <summary>What <c>impact</c> found.</summary>
/// <param name="ComparedWith">The state that the site is compared with, in words: <c>the last build</c>.</param>
/// <param name="Files">The files whose edit was looked at, as the author knows them.</param>
/// <param name="Impacted">Every published file that changes, by path.</param>
/// <param name="Errors">Of the site as it is now.</param>
internal sealed record ImpactReport(
    string ComparedWith, ImmutableArray<string> Files, ImmutableArray<ImpactedFile> Impacted, ImmutableArray<Diagnostic> Errors)
{
    /// <summary>The files are as they were; told is what would change if they were taken away.</summary>
    public bool IsSupposed { get; init; }

    /// <summary>By address.</summary>
    public IEnumerable<ImpactedFile> Pages => Impacted.Where(file => file.IsPage).OrderBy(file => file.Url, StringComparer.Ordinal);

    public IEnumerable<ImpactedFile> Others => Impacted.Where(file => !file.IsPage);
}

/// <summary>For whom <c>impact</c> prints. The names are those of <c>--format</c>.</summary>
internal enum ImpactFormat { Human, Json, Markdown }

/// <summary>Puts other bytes in the place of some files of a folder.</summary>
/// <param name="files">By full path: a file's bytes, or null for one that is not there.</param>
internal sealed class OtherFiles(IReadOnlyDictionary<string, ReadOnlyMemory<byte>?> files)
{
    public static readonly OtherFiles None = new(new Dictionary<string, ReadOnlyMemory<byte>?>());

    public FolderContent In(FolderContent folder, string root, string workingDirectory)
    {
        if (files.Count == 0)
            return folder;
        var prefix = root + Path.DirectorySeparatorChar;
        var others = files
            .Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(file => RealPath.Relative(file.Key, root), file => file, StringComparer.Ordinal);
        if (others.Count == 0)
            return folder;
        var kept = folder.Files.Where(file => !others.ContainsKey(file.Path));
        var put = others
            .Where(other => other.Value.Value is not null && IsWanted(other.Key))
            .Select(other => InputFile.FromBytes(other.Key, DisplayPath.Of(other.Value.Key, workingDirectory), other.Value.Value!.Value));
        return new FolderContent([.. kept.Concat(put).OrderBy(file => file.Path, StringComparer.Ordinal)], folder.Diagnostics) { VaultName = folder.VaultName };
    }

    /// <summary>Whether neither the file nor a folder that it lies in is hidden.</summary>
    private static bool IsWanted(string path) => OutputPath.Folders(path).Append(path).All(HiddenFiles.IsWanted);
}

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
        var gone = pages.Keys.Select(path => Path.GetFullPath(path, settings.Input)).Concat(Cache.Inputs.Keys).Concat(asked.Where(WasCopied))
            .Where(path => !today.Contains(path));
        return [.. edited.Concat(gone).Distinct(StringComparer.Ordinal)];

        bool WasCopied(string path) => RealPath.IsInside(path, settings.Input)
            && record.Paths.Contains(UrlPath.OutputPath(ContentPath.PublishedFile(RealPath.Relative(path, settings.Input))));
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

    private ContentHash? HashOf(string path) => FileStatus.IsRegular(FullPath(path)) ? ContentHash.Of(File.ReadAllBytes(FullPath(path))) : null;

    private string FullPath(string path) => Path.Join(settings.Output, path);
}
