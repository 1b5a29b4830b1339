using System.Collections.Immutable;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;
using ServiceBlog.Core.Rendering;

namespace ServiceBlog.Core.Building;

/// <summary>
/// Leads from what the check found in the built site to the line that its author can mend: in a Markdown file, a
/// template, or a file that is published as it is. Works only on pages with findings, by making them once more, so
/// that a sound site pays nothing.
/// </summary>
public sealed class Blame(SiteRenderer renderer, InputFiles files, ImmutableArray<Route> routes, TimeZoneInfo zone)
{
    /// <summary>Pages to look at before one place in a template is taken for the cause of all alike.</summary>
    private const int PagesToAsk = 20;

    private readonly Dictionary<string, InputFile> _pageFiles = files.Pages.ToDictionary(file => file.Path, StringComparer.Ordinal);
    private readonly Dictionary<string, Route> _routes = routes.ToDictionary(route => UrlPath.OutputPath(route.Path), StringComparer.Ordinal);
    private readonly Dictionary<string, TracedPage?> _traced = new(StringComparer.Ordinal);
    private readonly Dictionary<Page, MarkupSourceMap> _sources = [];

    /// <summary>Each mistake once, at its place, however many pages show it; without those that are known already.</summary>
    /// <param name="findings">In order of path.</param>
    /// <param name="known">What earlier stages reported.</param>
    public IEnumerable<Diagnostic> Attribute(ImmutableArray<Finding> findings, IReadOnlyCollection<Diagnostic> known)
    {
        var places = known.Select(diagnostic => diagnostic.Location).ToHashSet();
        return findings
            .GroupBy(finding => (finding.Rule, finding.Element, finding.Attribute, finding.Url))
            .SelectMany(alike => AttributeAlike([.. alike]))
            .Where(diagnostic => !places.Contains(diagnostic.Location))
            .DistinctBy(diagnostic => (diagnostic.Rule, diagnostic.Location, diagnostic.Url));
    }

    /// <summary>What is alike on very many pages, and always from one place in a template, is that template's on all.</summary>
    private IEnumerable<Diagnostic> AttributeAlike(ImmutableArray<Finding> findings)
    {
        var asked = findings.Take(PagesToAsk).Select(finding => finding.ToDiagnostic() with { Location = Locate(finding) }).ToList();
        var isOnePlace = asked.Count == PagesToAsk && asked.DistinctBy(diagnostic => diagnostic.Location).Count() == 1;
        return isOnePlace
            ? asked
            : asked.Concat(findings.Skip(PagesToAsk).Select(finding => finding.ToDiagnostic() with { Location = Locate(finding) }));
    }

    private SourceLocation Locate(Finding finding)
    {
        if (Trace(finding.Path) is { } page)
        {
            if (page.TextAt(finding.Place.Offset) is { } text)
                return LocateText(text.Page, text.Offset);
            if (page.TemplateAt(finding.Place.Offset) is { } template)
                return template;
        }
        return _routes.TryGetValue(finding.Path, out var route)
            ? route.IsCopied ? new SourceLocation(route.Location.File, finding.Place.Line, finding.Place.Column) : route.Location
            : new SourceLocation(finding.Path, finding.Place.Line, finding.Place.Column);
    }

    private SourceLocation LocateText(Page page, int offset)
    {
        // A link in Markdown knows its own place, to the character.
        const int longestOpening = 12;
        foreach (var slot in page.Body.Slots)
        {
            if (slot.Part == SlotPart.Url && slot.Offset >= offset && slot.Offset - offset <= longestOpening)
                return page.Outline.Links[slot.Link].Location;
        }
        if (!_sources.TryGetValue(page, out var source))
            _sources[page] = source = MapSource(page);
        return source.Locate(offset);
    }

    private MarkupSourceMap MapSource(Page page)
    {
        var file = ContentReader.Read(_pageFiles[page.SourcePath], zone, new List<Diagnostic>())
            ?? throw new IOException($"{page.DisplayPath} changed during the build");
        return MarkdownConverter.MapSource(file.Markdown, file.DisplayPath, file.MarkdownLine);
    }

    private TracedPage? Trace(string path)
    {
        if (!_traced.TryGetValue(path, out var page))
            _traced[path] = page = renderer.Trace(path);
        return page;
    }
}
