using System.Collections.Concurrent;
using System.Collections.Immutable;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Outputs;
using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Rendering;

/// <summary>
/// The third stage: renders every page of the graph through its layout, in parallel. Pages do not see each other's
/// output, so the order does not matter and the bytes never depend on it.
/// </summary>
public sealed class SiteRenderer(SiteGraph graph, Theme theme, ParallelOptions parallel)
{
    /// <param name="progress">Told after each page how many are done, and how many there are.</param>
    /// <returns>The number of pages.</returns>
    public int Render(IOutputTarget target, ICollection<Diagnostic> diagnostics, Action<int, int>? progress)
    {
        var models = new SiteModels(graph, new ContentComposer(graph));
        var functions = new ThemeFunctions(theme.Assets, models);
        var mistakes = new ConcurrentBag<Diagnostic>();
        using var renderers = new ThreadLocal<PageRenderer>(() => new PageRenderer(theme), trackAllValues: true);
        var jobs = Jobs(models);
        var done = 0;
        Parallel.ForEach(jobs, parallel, job =>
        {
            if (!theme.Layouts.TryGetValue(job.Layout, out var layout))
            {
                mistakes.Add(MissingLayout(job));
            }
            else
            {
                var globals = new LayoutGlobals(models.Site, job.Page, functions);
                if (renderers.Value!.Render(layout, globals, UrlPath.OutputPath(job.Path), target) is { } mistake)
                    mistakes.Add(mistake);
            }
            progress?.Invoke(Interlocked.Increment(ref done), jobs.Length);
        });
        foreach (var renderer in renderers.Values)
            renderer.Dispose();
        // One mistake in a template shows on every page that uses it; its author needs to hear of it once.
        foreach (var same in mistakes.GroupBy(mistake => (mistake.Rule, mistake.Location)))
            diagnostics.Add(same.MinBy(mistake => mistake.Page, StringComparer.Ordinal)!);
        return jobs.Length;
    }

    private ImmutableArray<RenderJob> Jobs(SiteModels models) =>
    [
        .. graph.Pages.Select(page => new RenderJob(
            page.Path,
            page.FrontMatter.Layout?.Value ?? SiteModels.NameOf(page.Kind),
            models.Of(page),
            page.FrontMatter.Layout?.Location)),
        .. graph.Lists.Select(list => new RenderJob(
            list.Path,
            list.Introduction?.FrontMatter.Layout?.Value ?? SiteModels.NameOf(list.Kind),
            models.Of(list),
            list.Introduction?.FrontMatter.Layout?.Location)),
    ];

    private Diagnostic MissingLayout(RenderJob job) => new(
        Rules.MissingLayout,
        job.LayoutChoice ?? graph.Config.Theme.Location,
        $"the theme \"{theme.Name}\" has no layouts/{job.Layout}.sbn-html")
    {
        Suggestion = job.LayoutChoice is null ? null : NearestName.Find(job.Layout, theme.Layouts.Keys),
    };
}
