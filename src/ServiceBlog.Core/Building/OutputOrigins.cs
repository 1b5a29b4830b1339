using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Rendering;
using ServiceBlog.LinkCheck;
using ServiceBlog.LinkCheck.Css;

namespace ServiceBlog.Core.Building;

/// <summary>Leads from what the check found in the built site to the line that its author can mend: in a Markdown file, front matter, settings or data,
/// a template, or a file that is published as it is. Works only on pages with findings, by making them once more, so that a sound site pays
/// nothing.</summary>
public sealed class OutputOrigins(SiteRenderer renderer, InputFiles files, SiteGraph graph)
{
    /// <summary>Pages to look at before one place in a template is taken for the cause of all alike.</summary>
    private const int PagesToAsk = 20;

    private readonly Dictionary<string, InputFile> _pageFiles = files.Pages.ToDictionary(file => file.Path, StringComparer.Ordinal);
    private readonly Dictionary<string, Route> _routes = graph.Routes.Routes.ToDictionary(route => UrlPath.OutputPath(route.Path), StringComparer.Ordinal);
    private readonly Dictionary<string, TracedPage?> _traced = new(StringComparer.Ordinal);
    private readonly Dictionary<Page, MarkupSourceMap> _sources = [];
    private readonly Dictionary<InputFile, Dictionary<string, SourceLocation>> _addresses = [];
    private readonly AuthoredValues _values = new(graph);

    /// <summary>Each mistake once, at its place, however many pages show it; without those that are known already.</summary>
    /// <param name="findings">In order of path.</param>
    public IEnumerable<Diagnostic> Attribute(ImmutableArray<Finding> findings, IReadOnlyCollection<Diagnostic> known)
    {
        var reported = known.Select(diagnostic => (diagnostic.Location, KindOf(diagnostic.Rule))).ToHashSet();
        return findings
            .GroupBy(finding => (finding.Rule, finding.Element, finding.Attribute, finding.Url))
            .SelectMany(alike => AttributeAlike([.. alike]))
            .Where(diagnostic => !reported.Contains((diagnostic.Location, KindOf(diagnostic.Rule))))
            .DistinctBy(diagnostic => (diagnostic.Rule, diagnostic.Location, diagnostic.Url));
    }

    /// <summary>What is alike on very many pages, and always from one place in a template, is that template's on all, but for those on which it stands
    /// more often.</summary>
    private IEnumerable<Diagnostic> AttributeAlike(ImmutableArray<Finding> findings)
    {
        var pages = findings.GroupBy(finding => finding.Path).ToList();
        var asked = pages.Take(PagesToAsk).SelectMany(page => page).Select(Locate).ToList();
        var isOnePlace = pages.Count > PagesToAsk && asked.Count == PagesToAsk && asked.DistinctBy(found => found?.Location).Count() == 1;
        return asked.Concat(pages.Skip(PagesToAsk).Where(page => !isOnePlace || page.Count() > 1).SelectMany(page => page).Select(Locate)).OfType<Diagnostic>();
    }

    /// <summary>Null for a script that may be there: in a template, in a file that is published as it is, or in a text, where the policy for raw HTML
    /// decides.</summary>
    private Diagnostic? Locate(Finding finding) =>
        finding.Rule == Rules.ScriptLink && !IsAuthored(finding) ? null : finding.ToDiagnostic() with { Location = PlaceOf(finding) };

    /// <summary>Whether a template took the address from a value of the site's authors.</summary>
    private bool IsAuthored(Finding finding) =>
        Trace(finding.Path) is { } page && page.TextAt(finding.Place.Offset) is null && !page.IsLiteral(finding.Place.Offset);

    /// <summary>The graph knows a link that leads nowhere by one rule, where the check of the built site has several; and what is no image has no size.</summary>
    private static Rule KindOf(Rule rule) => rule == Rules.UnsizedImage ? Rules.NotAnImage :
        rule == Rules.LinkToDraft || rule == Rules.LinkCaseMismatch || rule == Rules.MissingIndex || rule == Rules.DoubledSlash ? Rules.BrokenLink : rule;

    private SourceLocation PlaceOf(Finding finding)
    {
        var route = _routes.GetValueOrDefault(finding.Path);
        if (Trace(finding.Path) is { } page)
        {
            if (page.TextAt(finding.Place.Offset) is { } text)
                return LocateText(text.Page, text.Offset, finding.Url);
            if (finding.Url is { } url && !page.IsLiteral(finding.Place.Offset) && _values.Find(url, route?.Location.File) is { } value)
                return value;
            if (page.TemplateAt(finding.Place.Offset) is { } template)
                return template;
        }
        if (route is { Parts.IsDefault: false } && finding.Url is { } written && PlaceIn(route.Parts, written) is { } place)
            return place;
        return route is not null
            ? route.IsCopied ? new SourceLocation(route.Location.File, finding.Place.Line, finding.Place.Column) : route.Location
            : new SourceLocation(finding.Path, finding.Place.Line, finding.Place.Column);
    }

    /// <summary>Where one of several style sheets has an address first.</summary>
    private SourceLocation? PlaceIn(ImmutableArray<InputFile> sheets, string url)
    {
        foreach (var sheet in sheets)
        {
            if (!_addresses.TryGetValue(sheet, out var places))
                _addresses[sheet] = places = AddressesIn(sheet);
            if (places.TryGetValue(url, out var place))
                return place;
        }
        return null;
    }

    private static Dictionary<string, SourceLocation> AddressesIn(InputFile sheet)
    {
        var css = Encoding.UTF8.GetString(sheet.Read().Span);
        var lines = new LineMap(css, sheet.DisplayPath, firstLine: 1);
        var places = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        foreach (var (start, url) in CssUrls.In(css))
            places.TryAdd(url, lines.Locate(start));
        return places;
    }

    private SourceLocation LocateText(Page page, int offset, string? url)
    {
        // A link in Markdown knows its own place, to the character.
        const int longestOpening = 12;
        var slots = page.Body.Slots;
        if (url is not null && DirectiveAt(page, offset, url) is { } attribute)
            return attribute;
        for (var i = page.Body.FirstSlotFrom(offset); i < slots.Length && slots[i].Offset - offset <= longestOpening; i++)
        {
            if (slots[i].Part is SlotPart.Url or SlotPart.Opening or SlotPart.Citation)
                return page.Outline.Links[slots[i].Link].Location;
        }
        if (!_sources.TryGetValue(page, out var source))
            _sources[page] = source = MapSource(page);
        return source.Locate(offset);
    }

    /// <summary>The place of the directive's attribute that became an address.</summary>
    private SourceLocation? DirectiveAt(Page page, int offset, string url) => page.Body.Slots
        .Skip(page.Body.FirstSlotFrom(offset)).TakeWhile(slot => slot.Offset == offset).Where(slot => slot.Part == SlotPart.Directive)
        .SelectMany(slot => page.Outline.Directives[slot.Link].Attributes)
        .Where(attribute => attribute.Link >= 0 && graph[page].Links[attribute.Link].Href == url)
        .Select(attribute => (SourceLocation?)attribute.Location).FirstOrDefault();

    private MarkupSourceMap MapSource(Page page)
    {
        var input = _pageFiles[page.SourcePath];
        var file = ContentReader.Read(input, graph.Config.TimeZone, new List<Diagnostic>()) ?? throw new FileChangedException(input);
        return MarkdownConverter.MapSource(
            file.Markdown, file.DisplayPath, file.MarkdownLine, MarkdownDialect.Of(file.Path, file.NotePath), page.Punctuation,
            page.Outline.TitleId is not null, page.RawHtml);
    }

    private TracedPage? Trace(string path)
    {
        if (!_traced.TryGetValue(path, out var page))
            _traced[path] = page = renderer.Trace(path);
        return page;
    }
}

/// <summary>Where the addresses stand that a theme takes from authors' values: the menu and the params of <c>site.yml</c>, <c>data/</c>, front matter.
/// Only where such a value was written can its author mend it.</summary>
public sealed class AuthoredValues(SiteGraph graph)
{
    private readonly Lazy<ILookup<string, SourceLocation>> _places = new(() => All(graph).ToLookup(
        value => value.Text, value => value.Location, StringComparer.Ordinal));

    /// <summary>The place of the value that became this address; null if none did.</summary>
    /// <param name="ownFile">The file that the page is made of, whose values come first.</param>
    public SourceLocation? Find(string url, string? ownFile)
    {
        var places = FormsOf(url).SelectMany(form => _places.Value[form]).ToList();
        var own = places.FindIndex(place => place.File == ownFile);
        return places.Count == 0 ? null : places[Math.Max(0, own)];
    }

    /// <summary>What an author can have written: a theme puts the site's path, or all of its address, in front.</summary>
    private IEnumerable<string> FormsOf(string url)
    {
        yield return url;
        foreach (var front in new[] { graph.Config.BasePath, graph.Config.BaseUrl.AbsoluteUri })
        {
            if (url.StartsWith(front, StringComparison.Ordinal))
                yield return Uri.UnescapeDataString("/" + url[front.Length..]);
        }
    }

    private static IEnumerable<(string Text, SourceLocation Location)> All(SiteGraph graph)
    {
        var settings = graph.Config.Menu.SelectMany(item => item.All).Select(item => (item.Url, item.Location));
        var nodes = graph.Data.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value)
            .Concat(graph.Pages.SelectMany(page => page.FrontMatter.ThemeValues));
        var origins = graph.Pages.Select(page => page.FrontMatter.Origin?.Url).OfType<Content.Located<string>>();
        return settings
            .Concat((graph.Config.Params is { } parameters ? nodes.Prepend(parameters) : nodes)
                .SelectMany(node => node.Scalars).Select(scalar => (scalar.Text.Trim(), scalar.Location)))
            .Concat(origins.Select(url => (url.Value, url.Location)));
    }
}
