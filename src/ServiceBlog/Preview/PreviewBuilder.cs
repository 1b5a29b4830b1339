using ServiceBlog.Core.Images;

namespace ServiceBlog.Preview;

/// <summary>Builds the site again and again into memory. What it keeps from build to build is the record and the files of the last good one; a build
/// that fails leaves both as they are.</summary>
internal sealed class PreviewBuilder(BuildSettings settings, ShellContext context)
{
    private const int MostEdited = 3; // an author who edits more files at once does not wait for one of them
    private readonly SiteFolders _folders = new(settings, context);
    private readonly IImageCache _images = settings.NoCache ? new MemoryImageCache() : new ImageFolder(context.WorkingDirectory, writes: true);
    private BuildRecord? _record;
    private TextEdits? _edits;

    // The last look came to no end, or a file that it found could not be read: the next one builds whatever it finds,
    // because a file that goes and comes back during a build looks as if nothing had happened to it.
    private bool _isDue = true;

    /// <summary>The last good build; null if there has been none.</summary>
    public PreviewSite? Site { get; private set; }

    public ImmutableArray<string> Roots => _folders.Roots;

    /// <summary>When a page falls due or expires next, if nothing changes before.</summary>
    public DateTimeOffset NextTurn => settings.Now is null && _record is { } record ? record.Slot.Until : DateTimeOffset.MaxValue;

    /// <summary>Looks at the folders, and builds if anything has changed.</summary>
    /// <param name="touched">Where something may have changed; null if that may be anywhere.</param>
    /// <param name="ahead">Given the site with the pages whose text was edited before the build, which takes longer and has the last word.</param>
    public PreviewBuild Run(IReadOnlyCollection<string>? touched, Action<PreviewSite>? ahead = null, IProgress<BuildProgress>? progress = null)
    {
        ImmutableArray<string> changes = [];
        try
        {
            var now = settings.Now ?? context.Clock.GetUtcNow();
            changes = _isDue ? _folders.Look() : _folders.Look(touched);
            if (changes.IsEmpty && !_isDue && now < NextTurn)
                return new PreviewBuild();
            if (ahead is not null && EditedPages() is { } edited)
                ahead(edited);
            var isFirst = _record is null && _isDue;
            var build = Build(now, progress) with { Changes = isFirst ? [] : changes };
            _isDue = build.Result?.Diagnostics.Any(diagnostic => diagnostic.Rule == Rules.UnreadableFile) ?? false;
            return build;
        }
        catch (Exception exception)
        {
            // Whatever it was, a folder that has gone or a fault of ours: the server goes on, and the author hears of it.
            _isDue = true;
            return new PreviewBuild { Changes = changes, Obstacle = Failure.CauseOf(exception) };
        }
    }

    /// <summary>The last good site with the pages that were just edited; null if more than their texts has changed.</summary>
    private PreviewSite? EditedPages()
    {
        if (_edits is not { } edits || Site is not { } site || _folders.Edited is not { Length: > 0 and <= MostEdited } files)
            return null;
        var output = new KeptFiles(site.Files);
        return files.All(file => edits.TryRender(file, output)) ? site.With(output.Overlay()) : null;
    }

    private PreviewBuild Build(DateTimeOffset now, IProgress<BuildProgress>? progress)
    {
        var output = new KeptFiles(Site?.Files ?? BuiltFiles.None.All);
        var result = context.Pipeline(
            new BuildInput
            {
                Content = _folders.Input,
                FindTheme = _folders.FindTheme,
                Now = now,
                Options = settings.Options,
                Progress = progress,
                Images = _images,
                Before = _record,
                KeepsRecord = true,
            },
            output);
        if (!result.Succeeded)
            return new PreviewBuild { Result = result };

        var files = output.Commit();
        var moves = PageMoves.Between(_record, result.Record, files.Gone);
        (_record, _edits) = (result.Record, result.IsUnchanged ? _edits : result.Edits);
        Site = SiteOf(files, now);
        return new PreviewBuild { Result = result, Site = Site, Files = files, Moves = moves };
    }

    private PreviewSite SiteOf(BuiltFiles files, DateTimeOffset now)
    {
        var config = InputFolder.Config(_folders.Input.Files, settings.Options);
        var pages = _record?.Details.Value?.Pages.Values ?? [];
        return new PreviewSite(files.All, Uri.UnescapeDataString(config.BasePath))
        {
            PublishedAt = config.BaseUrl.AbsoluteUri,
            Unpublished = UnpublishedReasons.Among(pages.Select(record => record.Page).OfType<Page>(), now, settings.Options),
        };
    }
}

/// <summary>What came of one look at the folders.</summary>
internal sealed record PreviewBuild
{
    /// <summary>What was found changed, as the author knows it; empty for the first build, and if only the time has passed.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>The build's result; null if there was nothing to build, or no way to.</summary>
    public BuildResult? Result { get; init; }

    /// <summary>What stood in the way; null if nothing did.</summary>
    public Exception? Obstacle { get; init; }

    /// <summary>The site now; null if this build failed.</summary>
    public PreviewSite? Site { get; init; }

    /// <summary>How the files differ from those of the last good build.</summary>
    public BuiltFiles Files { get; init; } = BuiltFiles.None;

    /// <summary>Pages that have another address than in the last good build, by output path.</summary>
    public ImmutableArray<(string From, string To)> Moves { get; init; } = [];

    /// <summary>Nothing has changed since the last look.</summary>
    public bool IsIdle => Result is null && Obstacle is null;
}

/// <summary>The pages that a preview shows and a published site would not have yet.</summary>
internal static class UnpublishedReasons
{
    /// <summary>Why each of them is not published, by output path.</summary>
    public static ImmutableDictionary<string, string> Among(IEnumerable<Page> pages, DateTimeOffset now, BuildOptions shown)
    {
        var here = new PageSelection(now, shown.Drafts, shown.Future);
        var published = new PageSelection(now, Drafts: false, Future: false);
        return pages
            .Where(page => here.IsPublished(page.FrontMatter) && !published.IsPublished(page.FrontMatter))
            .ToImmutableDictionary(page => UrlPath.OutputPath(page.Path), page => ReasonOf(page.FrontMatter), StringComparer.Ordinal);
    }

    private static string ReasonOf(FrontMatter frontMatter) => frontMatter.Draft || frontMatter.Date is not { } date
        ? "Draft"
        : Invariant($"Scheduled for {date.Value:yyyy-MM-dd}");
}
