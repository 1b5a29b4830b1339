using System.Collections.Immutable;
using ServiceBlog.Commands;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Impact;
using ServiceBlog.Core.Rendering;
using ServiceBlog.Files;
using ServiceBlog.Files.Caching;

namespace ServiceBlog.Impact;

/// <summary>
/// Finds out what an edit changes by making the site before and after it and comparing the bytes. The site before is
/// the one that was published last, as long as the cache knows it; else one that git remembers; and for a file that is
/// as it was, the site after is one without it.
/// </summary>
internal sealed class SiteImpact(BuildSettings settings, ShellContext context)
{
    private static readonly OtherFiles Today = OtherFiles.None;

    /// <summary>What differs from a revision.</summary>
    /// <exception cref="EnvironmentException">There is no git repository, or no such revision.</exception>
    public ImpactReport Since(string revision)
    {
        var repository = GitRepository.Of(settings.Input)
            ?? throw new EnvironmentException($"'{Shown(settings.Input)}' is in no git repository (or git is not installed), so --since has nothing to compare with.");
        var commit = repository.CommitOf(revision) ?? throw new EnvironmentException(
            $"git knows no revision '{revision}' here. In a shallow clone, fetch it first.");
        var changed = repository.ChangedSince(commit, new SiteBuild(settings, context).Folders);
        return Compare(Build(new OtherFiles(changed)), Today, [.. changed.Keys], revision);
    }

    /// <param name="paths">Full paths of files of the site.</param>
    public ImpactReport Of(ImmutableArray<string> paths)
    {
        if (SinceLastBuild(paths) is { } published)
            return published;
        if (GitRepository.Of(settings.Input) is { } repository && repository.CommitOf("HEAD") is { } head)
        {
            var changed = repository.ChangedSince(head, paths);
            if (changed.Count > 0)
                return Compare(Build(new OtherFiles(changed)), Today, [.. changed.Keys], "the last commit (HEAD)");
        }
        var missing = paths.FirstOrDefault(path => !File.Exists(path));
        if (missing is not null)
            throw new EnvironmentException($"there is no file '{Shown(missing)}', and neither the last build nor git knows of one.");
        var without = new OtherFiles(paths.ToDictionary(path => path, _ => (ReadOnlyMemory<byte>?)null, StringComparer.Ordinal));
        return Compare(Build(Today), without, paths, "the site without them") with { IsSupposed = true, Errors = [] };
    }

    /// <summary>Null if there was no build that can be used, or none of the files was edited since.</summary>
    private ImpactReport? SinceLastBuild(ImmutableArray<string> paths)
    {
        var published = new PublishedState(settings, context);
        if (published.Cache.Record is not { } record)
            return null;
        var build = new SiteBuild(settings, context);
        var target = new ComparedOutput(published.Output);
        var result = build.Run(target, published.Cache, keepsRecord: false, progress: null);
        var edited = published.EditedSince(build.Files, record, paths);
        if (!edited.Any(paths.Contains))
            return null;
        var files = Edited(edited);
        var impacted = ImpactAnalysis.Of(target.Changes(), result.StateBefore(), result.State, files);
        var asked = paths.Select(Shown).ToHashSet(StringComparer.Ordinal);
        return new ImpactReport
        {
            ComparedWith = "the last build",
            Files = [.. paths.Where(edited.Contains).Select(Shown)],
            // Other edits since that build have reasons of their own.
            Impacted = [.. impacted.Where(file => file.Reasons.Any(reason => asked.Contains(reason.File)))],
            Errors = ErrorsOf(result),
        };
    }

    private (EarlierOutput Output, BuildCache Cache, SiteState? State) Build(OtherFiles files)
    {
        var output = new HashedOutput();
        var result = new SiteBuild(settings, context) { Others = files }.Run(output, BuildCache.Empty, keepsRecord: true, progress: null);
        return (output.ToEarlier(), BuildCache.Empty with { Record = result.Record }, result.State);
    }

    private ImpactReport Compare(
        (EarlierOutput Output, BuildCache Cache, SiteState? State) before, OtherFiles after, ImmutableArray<string> paths, string comparedWith)
    {
        var target = new ComparedOutput(before.Output);
        var result = new SiteBuild(settings, context) { Others = after }.Run(target, before.Cache, keepsRecord: false, progress: null);
        return new ImpactReport
        {
            ComparedWith = comparedWith,
            Files = [.. paths.Select(Shown).Order(StringComparer.Ordinal)],
            Impacted = ImpactAnalysis.Of(target.Changes(), before.State, result.State, Edited(paths)),
            Errors = ErrorsOf(result),
        };
    }

    private ImmutableArray<EditedFile> Edited(ImmutableArray<string> paths) =>
    [
        .. paths.Order(StringComparer.Ordinal).Select(path => new EditedFile(
            RealPath.IsInside(path, settings.Input) ? Path.GetRelativePath(settings.Input, path).Replace('\\', '/').Normalize() : null,
            Shown(path))),
    ];

    private string Shown(string path) => DisplayPath.Of(path, context.WorkingDirectory);

    private static ImmutableArray<Diagnostic> ErrorsOf(BuildResult result) =>
        [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)];
}
