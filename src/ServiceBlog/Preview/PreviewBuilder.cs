using System.Collections.Immutable;
using ServiceBlog.Commands;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Building.Records;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;

namespace ServiceBlog.Preview;

/// <summary>
/// Builds the site again and again into memory. What it keeps from build to build is the record and the files of the
/// last good one; a build that fails leaves both as they are.
/// </summary>
internal sealed class PreviewBuilder(BuildSettings settings, ShellContext context)
{
    /// <summary>Who edits more files at once does not wait for one of them.</summary>
    private const int MostEdited = 3;

    private readonly SiteFolders _folders = new(settings, context);
    private BuildRecord? _record;
    private TextEdits? _edits;

    // The last look came to no end: the next one builds whatever it finds.
    private bool _isDue = true;

    /// <summary>The last good build; null if there has been none.</summary>
    public PreviewSite? Site { get; private set; }

    /// <summary>The folders to watch.</summary>
    public ImmutableArray<string> Roots => _folders.Roots;

    /// <summary>When a page falls due or expires next, if nothing changes before.</summary>
    public DateTimeOffset NextTurn => settings.Now is null && _record is { } record ? record.Slot.Until : DateTimeOffset.MaxValue;

    /// <summary>Looks at the folders, and builds if anything has changed.</summary>
    /// <param name="touched">Where something may have changed; null if that may be anywhere.</param>
    /// <param name="ahead">
    /// Given the site with the pages whose text was edited before the build, which takes longer and has the last word.
    /// </param>
    /// <param name="progress">Told how far the build is; null if nobody looks.</param>
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
            _isDue = false;
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
        // What is wrong with the settings was reported by the build.
        var settingsFile = _folders.Input.Files.FirstOrDefault(file => file.Path == "site.yml");
        var config = SiteConfigReader.Read(settingsFile, settings.Options.BaseUrl, settings.Options.Theme, new List<Diagnostic>());
        var pages = _record?.Details.Value?.Pages.Values ?? [];
        return new PreviewSite(files.All, Uri.UnescapeDataString(config.BasePath))
        {
            PublishedAt = config.BaseUrl.AbsoluteUri,
            Unpublished = UnpublishedPages.Among(pages.Select(record => record.Page).OfType<Page>(), now, settings.Options),
        };
    }
}
