using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering;

namespace ServiceBlog.Core.Impact;

/// <summary>Says what differs between two states of the site, file by file, and why.</summary>
public static class ImpactAnalysis
{
    /// <param name="before">Null if nothing is known of it but its files.</param>
    /// <param name="after">Null for a site that could not be made.</param>
    /// <param name="edited">Every file in which the two states differ.</param>
    public static ImmutableArray<ImpactedFile> Of(
        ImmutableSortedDictionary<string, OutputChange> changes, SiteState? before, SiteState? after, ImmutableArray<EditedFile> edited)
    {
        var finder = before is not null && after is not null ? new ReasonFinder(before, after, edited) : null;
        var config = (after ?? before)?.Models.Graph.Config ?? new SiteConfig();
        var impacted = changes.Select(change => new ImpactedFile(
            change.Key,
            UrlOf(change.Key),
            IsPage(change.Key),
            change.Value,
            Copied(change.Key, edited, config) ?? finder?.Of(change.Key) ?? All(edited)));
        var showing = new[] { before, after }.OfType<SiteState>()
            .SelectMany(state => edited.SelectMany(file => Showing(state.Models.Graph, file)))
            .Where(page => !changes.ContainsKey(page.Path))
            .DistinctBy(page => (page.Path, page.Reasons[0].File))
            .GroupBy(page => page.Path, (_, alike) =>
                alike.First() with { Reasons = [.. alike.SelectMany(page => page.Reasons).Take(ReasonFinder.MostReasons)] });
        return [.. impacted.Concat(showing)];
    }

    /// <summary>The pages whose text shows a picture or links to another file that is published as it is: their own bytes may stay.</summary>
    private static IEnumerable<ImpactedFile> Showing(SiteGraph graph, EditedFile file)
    {
        if (file.Path is not { } path || ContentPath.IsMarkdown(path))
            return [];
        var published = graph.Config.PublishedFile(path);
        var address = graph.Config.UrlOf(published);
        return from page in graph.Connections
               where page.Value.Links.Any(link => link.Page is null
                   && (link.Url.StartsWith('/') ? link.Url.Split('?')[0] == address : IsBeside(page.Key, link.Url)))
               let output = UrlPath.OutputPath(page.Key.Path)
               select new ImpactedFile(output, UrlOf(output), IsPage: true, Change: null, [new Reason([], file.DisplayPath)]);

        // An address in HTML stays as its author wrote it.
        bool IsBeside(Page page, string url) => !UrlPath.IsExternal(url)
            && Uri.TryCreate(new Uri(graph.Config.AbsoluteUrlOf(page.Path)), url, out var full) && graph.Config.PathOf(full.AbsoluteUri) == published;
    }

    private static bool IsPage(string path) => path.EndsWith(".html", StringComparison.Ordinal);

    private static string UrlOf(string path) => UrlPath.Encode(
        path.EndsWith("/index.html", StringComparison.Ordinal) || path == "index.html" ? $"/{path[..^"index.html".Length]}" : $"/{path}");

    /// <summary>A file that is published as it is has itself for a reason.</summary>
    private static ImmutableArray<Reason>? Copied(string path, ImmutableArray<EditedFile> edited, SiteConfig config) =>
        edited.FirstOrDefault(file => file.Path is { } source && !ContentPath.IsMarkdown(source) && config.PublishedFile(source) == $"/{path}") is { } copied
            ? [new Reason([], copied.DisplayPath)]
            : null;

    private static ImmutableArray<Reason> All(ImmutableArray<EditedFile> edited) =>
        [.. edited.Take(ReasonFinder.MostReasons).Select(file => new Reason([], file.DisplayPath))];
}

/// <summary>A published file that an edit changes.</summary>
/// <param name="Url">Its address within the site, as links give it.</param>
/// <param name="IsPage">Whether readers open it as a page: not a feed, a style sheet or the like.</param>
/// <param name="Change">What becomes of it; null if it stays as it is, and what it shows changes.</param>
/// <param name="Reasons">Shortest first.</param>
public sealed record ImpactedFile(string Path, string Url, bool IsPage, OutputChange? Change, ImmutableArray<Reason> Reasons);

/// <summary>A file that was edited, added or deleted.</summary>
/// <param name="Path">Relative to the input folder for its files; null for a file of the theme.</param>
public sealed record EditedFile(string? Path, string DisplayPath);

/// <summary>Why a published file changes.</summary>
/// <param name="Steps">What lies between the published file and the edited one, nearest to the published one first: <c>tag retention</c>.</param>
public sealed record Reason(ImmutableArray<string> Steps, string File)
{
    /// <summary>It is known by which of several edited files the page is reached, and how.</summary>
    internal bool IsTraced { get; init; } = true;

    public bool Equals(Reason? other) => other is not null && File == other.File && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(File, Steps.Length);
}

/// <summary>Holds each file of a build against an earlier state of the site, and keeps none.</summary>
public sealed class ComparedOutput(EarlierOutput before) : IOutputTarget
{
    private readonly ConcurrentDictionary<string, OutputChange?> _files = new(StringComparer.Ordinal);

    public void Write(OutputFile file) =>
        _files[file.Path] = before.HashOf(file.Path) is not { } known ? OutputChange.Added
            : known == ContentHash.Of(file.Content.Span) ? null
            : OutputChange.Changed;

    public bool Holds(string path) => before.Holds(path);

    public bool TryKeep(string path)
    {
        if (!Holds(path))
            return false;
        _files[path] = null;
        return true;
    }

    /// <summary>Every file that differs, by path. Complete once the build has ended.</summary>
    public ImmutableSortedDictionary<string, OutputChange> Changes() => _files
        .Where(file => file.Value is not null)
        .Select(file => KeyValuePair.Create(file.Key, file.Value!.Value))
        .Concat(before.Paths.Where(path => !_files.ContainsKey(path)).Select(path => KeyValuePair.Create(path, OutputChange.Removed)))
        .ToImmutableSortedDictionary(StringComparer.Ordinal);
}

/// <summary>The files of an earlier state of the site, wherever they are.</summary>
/// <param name="Paths">Of all of them, relative to the site's root.</param>
/// <param name="Holds">Whether a file is still there as that state had it.</param>
/// <param name="HashOf">Of a file's bytes; null if there is no such file.</param>
public sealed record EarlierOutput(IReadOnlyCollection<string> Paths, Func<string, bool> Holds, Func<string, ContentHash?> HashOf);

/// <summary>Keeps of each file only what tells it from another.</summary>
public sealed class HashedOutput : IOutputTarget
{
    private readonly ConcurrentDictionary<string, ContentHash> _files = new(StringComparer.Ordinal);

    public void Write(OutputFile file) => _files[file.Path] = ContentHash.Of(file.Content.Span);

    /// <summary>The files, for a later build to be held against.</summary>
    public EarlierOutput ToEarlier() =>
        new([.. _files.Keys], _files.ContainsKey, path => _files.TryGetValue(path, out var known) ? known : null);
}

/// <summary>What becomes of a published file.</summary>
public enum OutputChange { Changed, Added, Removed }
