using ServiceBlog.Core.Health;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Rendering;

/// <summary>The third stage: renders every page of the graph through its layout, in parallel. Pages do not see each other's output, so the order does
/// not matter and the bytes never depend on it.</summary>
public sealed class SiteRenderer
{
    /// <summary>In bytes. Smaller heaps are left to the collector.</summary>
    private const long LargeHeap = 1L << 30;

    private readonly SiteGraph _graph;
    private readonly Theme _theme;
    private readonly ParallelOptions _parallel;
    private readonly ContentComposer _composer;
    private readonly SiteModels _models;
    private readonly ThemeFunctions _functions;
    private readonly PartialTexts _shared;
    private readonly ImmutableArray<RenderJob> _jobs;

    public SiteRenderer(
        SiteGraph graph, Theme theme, Shard shard, ParallelOptions parallel, HealthReport? health = null,
        IEnumerable<KeyValuePair<string, TemplateFunction>>? functions = null)
    {
        _graph = graph;
        _theme = theme;
        _parallel = parallel;
        _functions = new ThemeFunctions(theme, graph.Config, functions ?? []);
        _shared = new PartialTexts(theme, graph.Config.TimeZone, _functions);
        _composer = new ContentComposer(graph, new ShortcodeRenderer(theme, graph, _functions));
        _models = new SiteModels(graph, _composer, health);
        _jobs =
        [
            .. graph.Pages.Select(page => Job(page.Path, page.Kind, page.FrontMatter.Layout ?? graph.Config.CollectionOf(page.SourcePath)?.Layout,
                _models.Of(page), page, page.Edition))
                .Concat(graph.Lists.Select(list => Job(list.Path, list.Kind, list.Layout, _models.Of(list), list.Introduction, list.Edition)))
                .Where(job => shard.Owns(job.OutputPath)),
        ];
    }

    /// <summary>What the templates see.</summary>
    public SiteModels Models => _models;

    internal PageTexts Texts => new(Compose, _composer.HashOf);

    /// <summary>Empty if a template fails: its page tells of that, and the site is not published.</summary>
    private string Compose(Page page)
    {
        try
        {
            return _composer.Compose(page);
        }
        catch (TemplateException)
        {
            return "";
        }
    }

    /// <param name="before">What the templates read when the target got its files; a page that would read the same now is left as it is. Null if it
    /// will not be asked either what they read now.</param>
    /// <param name="changed">What has changed since then; null if more may have changed than texts.</param>
    /// <param name="diagnostics">Takes what the authors of the theme got wrong.</param>
    public RenderResult Render(IOutputTarget target, SiteDependencies? before, ChangedTexts? changed, ICollection<Diagnostic> diagnostics,
        Action<int, int>? progress)
    {
        var check = before is null ? null : new UpToDateCheck(_models.Tracked, before, changed);
        var traces = new DependencyTrace?[_jobs.Length];
        var mistakes = new ConcurrentBag<Diagnostic>();
        using var renderers = new ThreadLocal<PageRenderer>(() => new PageRenderer(_theme, _graph.Config.TimeZone, _shared,
            tracks: before is not null), trackAllValues: true);
        var (done, rendered) = (0, 0);
        Parallel.For(0, _jobs.Length, _parallel, i =>
        {
            var job = _jobs[i];
            if (check?.Unchanged(job.OutputPath, job.Layout, job.ModelIndex) is { } same && target.TryKeep(job.OutputPath))
            {
                traces[i] = same;
            }
            else if (_theme.Layouts.TryGetValue(job.Layout, out var layout))
            {
                Interlocked.Increment(ref rendered);
                if (renderers.Value!.Render(layout, Globals(job), job.OutputPath, target, out var keys) is { } mistake)
                    mistakes.Add(job.LayoutChoice is { } choice ? OfChoice(mistake, choice, job.Layout) : mistake);
                else if (check is not null)
                    traces[i] = new DependencyTrace(job.Layout, job.ModelIndex, keys, check.ValuesOf(keys, job.ModelIndex));
            }
            job.Text?.ReleaseBody();
            progress?.Invoke(Interlocked.Increment(ref done), _jobs.Length);
        });
        foreach (var renderer in renderers.Values)
            renderer.Dispose();
        // The texts have been let go. The collector would not look for them before the heap is twice as large, and what is
        // left to do may need as much again: 2.4 GB instead of 1.9 at 100,000 posts (22 November 2026), for 4 % of the time.
        if (before is not null && GC.GetTotalMemory(forceFullCollection: false) > LargeHeap)
            GC.Collect();
        foreach (var missing in _jobs.Where(job => !_theme.Layouts.ContainsKey(job.Layout)).Select(MissingLayout).Distinct())
            diagnostics.Add(missing);
        // One mistake in a template shows on every page that uses it; its author needs to hear of it once.
        foreach (var same in mistakes.GroupBy(mistake => (mistake.Rule, mistake.Location)))
            diagnostics.Add(same.MinBy(mistake => mistake.Page, StringComparer.Ordinal)!);
        return new RenderResult(_jobs.Length, rendered, DependenciesOf(traces));
    }

    /// <summary>Renders a page with another text than the graph knows of it. False if there is no such page, or a template fails.</summary>
    /// <param name="edited">The same page with the same links, and another text around them.</param>
    public bool TryRenderEdited(Page known, Page edited, IOutputTarget target)
    {
        // A draft has no page.
        if (!_graph.Connections.ContainsKey(known))
            return false;
        var index = SiteModels.IndexOf(_models.Of(known));
        if (_jobs.FirstOrDefault(candidate => candidate.ModelIndex == index) is not { } job || !_theme.Layouts.TryGetValue(job.Layout, out var layout))
            return false;
        using var renderer = new PageRenderer(_theme, _graph.Config.TimeZone, _shared, tracks: false);
        var globals = new LayoutGlobals(_models.SiteOf(known.Edition), _models.Edited(known, edited), _functions);
        return renderer.Render(layout, globals, job.OutputPath, target, out _) is null;
    }

    private SiteDependencies DependenciesOf(DependencyTrace?[] traces)
    {
        var pages = new Dictionary<string, DependencyTrace>(traces.Length, StringComparer.Ordinal);
        for (var i = 0; i < traces.Length; i++)
        {
            if (traces[i] is { } page)
                pages[_jobs[i].OutputPath] = page;
        }
        return new SiteDependencies([.. _models.Tracked.Select(model => model.Key)], pages) { Models = _models.Tracked };
    }

    /// <summary>Renders a page that was rendered before once more, noting what wrote what; null for any other file.</summary>
    public TracedPage? Trace(string outputPath)
    {
        if (_jobs.FirstOrDefault(candidate => candidate.OutputPath == outputPath) is not { } job)
            return null;
        var trace = new RenderTrace();
        using var context = _theme.CreateContext(_graph.Config.TimeZone, trace);
        var tracker = new DependencyTracker(keepsTexts: true);
        tracker.During(() => Theme.Render(_theme.Layouts[job.Layout], context, Globals(job)));
        return new TracedPage(context.Text.ToString(), trace, tracker.Texts, _composer);
    }

    private LayoutGlobals Globals(RenderJob job) => new(_models.SiteOf(job.Edition), job.Model, _functions);

    private static RenderJob Job(string path, PageKind kind, Located<string>? layout, object? model, Page? text, string edition) =>
        new(path, layout?.Value ?? SiteModels.NameOf(kind), layout?.Location, model, SiteModels.IndexOf(model), text, edition);

    /// <summary>A template that asks nothing for a member works for the pages that it was made for.</summary>
    private static Diagnostic OfChoice(Diagnostic mistake, SourceLocation choice, string layout) =>
        mistake.Message.Contains("for a null object", StringComparison.Ordinal)
            ? new Diagnostic(Rules.UnfitLayout, choice,
                $"the layout \"{layout}\" needs what this page does not have: {mistake.Message} ({mistake.Location})")
            { Page = mistake.Page }
            : mistake;

    private Diagnostic MissingLayout(RenderJob job) => new(
        Rules.MissingLayout,
        job.LayoutChoice ?? _graph.Config.Theme.Location,
        $"the theme \"{_theme.Name}\" has no layouts/{job.Layout}.sbn-html")
    {
        Suggestion = job.LayoutChoice is null ? null : NearestName.Find(job.Layout, _theme.Layouts.Keys),
    };
}

/// <summary>A page to be rendered.</summary>
/// <param name="Path">Decoded path within the site.</param>
/// <param name="LayoutChoice">Where the author chose the layout; null if the page's kind did.</param>
/// <param name="Model">What the layout sees as <c>page</c>.</param>
/// <param name="ModelIndex">The same, as an index among the tracked models.</param>
/// <param name="Text">Whose text it shows; null for a list without an introduction.</param>
/// <param name="Edition">The folder of its language.</param>
public sealed record RenderJob(string Path, string Layout, SourceLocation? LayoutChoice, object? Model, int ModelIndex, Page? Text, string Edition)
{
    public string OutputPath { get; } = UrlPath.OutputPath(Path);
}

/// <summary>What came of rendering a site.</summary>
/// <param name="Rendered">Those that had to be made; the others stand as they are.</param>
public sealed record RenderResult(int Pages, int Rendered, SiteDependencies Dependencies);

/// <summary>A site at one moment: all that templates could read of it, and what they did read.</summary>
public sealed record SiteState(SiteModels Models, SiteDependencies Dependencies);

/// <summary>Renders one page at a time into a buffer that it keeps: one of them for each thread. Templates reach what the globals give them and nothing
/// else; they have no clock.</summary>
/// <param name="tracks">Whether it will be asked what the templates read.</param>
internal sealed class PageRenderer(Theme theme, TimeZoneInfo zone, PartialTexts shared, bool tracks) : IDisposable
{
    private RenderContext _context = theme.CreateContext(zone, shared: shared);
    private readonly DependencyTracker? _tracker = tracks ? new DependencyTracker() : null;

    /// <summary>Renders and hands the file over; null if all went well.</summary>
    /// <param name="dependencies">What the templates read, if that is noted.</param>
    public Diagnostic? Render(
        ParsedTemplate layout, LayoutGlobals globals, string outputPath, IOutputTarget target, out ImmutableArray<DependencyKey> dependencies)
    {
        dependencies = [];
        try
        {
            if (_tracker is null)
                Theme.Render(layout, _context, globals);
            else
                dependencies = _tracker.During(() => Theme.Render(layout, _context, globals));
        }
        catch (TemplateException exception)
        {
            _context.Dispose();
            _context = theme.CreateContext(zone, shared: shared);
            return TemplateDiagnostic.From(exception, outputPath);
        }
        var text = _context.Text.Written;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, bytes);
            target.Write(new OutputFile(outputPath, bytes.AsMemory(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
        return null;
    }

    public void Dispose() => _context.Dispose();
}
