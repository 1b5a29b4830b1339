using Scriban.Runtime;
using ServiceBlog.Core.Health;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>All that templates can read: the graph, shown under the names that the guide documents. Read-only and shared by all threads.</summary>
public sealed class SiteModels
{
    private static readonly ImmutableArray<string> KindNames =
        [.. Enum.GetValues<PageKind>().Select(kind => kind == PageKind.NotFound ? "not-found" : kind.ToString().ToLowerInvariant())];

    private readonly SiteGraph _graph;
    private readonly ContentComposer _composer;
    private readonly ImmutableArray<ITrackedModel>.Builder _tracked;
    private readonly Dictionary<Page, object> _pages;
    private readonly Dictionary<Term, object> _terms = [];
    private readonly Dictionary<ArchiveYear, object> _years = [];
    private readonly Dictionary<ListPage, object> _lists;
    private readonly Dictionary<string, object> _sites = new(StringComparer.Ordinal);

    // Made once: every tag list of every page that a list shows asks for one of them.
    private readonly Func<Page, object?> _ofPage;
    private readonly Func<Term, object?> _ofTerm;

    public SiteModels(SiteGraph graph, ContentComposer composer, HealthReport? health = null)
    {
        Health = health;
        (_ofPage, _ofTerm) = (Of, Of);
        _graph = graph;
        _composer = composer;
        _tracked = ImmutableArray.CreateBuilder<ITrackedModel>(graph.Connections.Count + graph.Lists.Length + 1);
        _pages = new Dictionary<Page, object>(graph.Connections.Count);
        _lists = new Dictionary<ListPage, object>(graph.Lists.Length, ReferenceEqualityComparer.Instance);
        foreach (var page in graph.Connections.Keys)
            _pages.Add(page, Add(new PageView(page, graph[page], this), PageMembers.OfPage, ModelKind.Page, page.SourcePath));
        foreach (var term in graph.Tags.Concat(graph.Series))
            _terms.Add(term, Add(new TermView(term, this), SiteMembers.OfTerm, ModelKind.Term, term.Path));
        foreach (var year in graph.Years)
            _years.Add(year, Add(new YearView(year, this), SiteMembers.OfYear, ModelKind.Year, year.Path));
        foreach (var list in graph.Lists)
            _lists.Add(list, Add(new ListView(list, this), ListMembers.OfList, ModelKind.List, list.Path));
        // Every page reads it, so its members are made once.
        foreach (var edition in graph.Editions)
            _sites.Add(edition.Language.Folder,
                Add(SiteMembers.OfSite.ReadAll(new SiteView(edition, this)), SiteMembers.OfSite.OverValues(), ModelKind.Site, edition.Language.Folder));
        Tracked = _tracked.ToImmutable();
    }

    public SiteGraph Graph => _graph;

    /// <summary>Null if the site does not show it.</summary>
    public HealthReport? Health { get; }

    /// <summary>What the pages of a language see of the site.</summary>
    /// <param name="edition">The folder of the language.</param>
    public object? SiteOf(string edition) => _sites[edition];

    /// <summary>Everything whose reading is noted. The model of a dependency key is an index in here.</summary>
    public ImmutableArray<ITrackedModel> Tracked { get; }

    public object? Of(Page? page) => page is null ? null : _pages[page];

    public object? Of(Term term) => _terms[term];

    public object? Of(ArchiveYear year) => _years[year];

    public object? Of(ListPage list) => _lists[list];

    public object? List(ImmutableArray<Page> pages) => new ModelList<Page>(pages, _ofPage);

    public object? List(ImmutableArray<Term> terms) => new ModelList<Term>(terms, _ofTerm);

    public object? List(IEnumerable<NoteFolder> folders) => List([.. folders.Select(folder => _graph.FolderLists[folder.Path])], Of);

    public static object? Texts(IEnumerable<string> texts) => List([.. texts], text => text);

    public static object? List<T>(ImmutableArray<T> items, Func<T, object?> toValue) =>
        new ModelList<T>(items, toValue);

    public string UrlOf(string path) => _graph.Config.UrlOf(path);

    public string AbsoluteUrlOf(string path) => _graph.Config.AbsoluteUrlOf(path);

    /// <summary>A date as the site's clocks show it: templates know no offsets.</summary>
    public object? LocalTime(DateTimeOffset? date) =>
        date is { } value ? TimeZoneInfo.ConvertTime(value, _graph.Config.TimeZone).DateTime : null;

    /// <summary>A page with another text than the graph knows of it.</summary>
    public object? Edited(Page known, Page edited)
    {
        var view = new PageView(edited, _graph[known], this) { Known = known };
        return new TrackedModel<PageView>(view, PageMembers.OfPage, new ModelKey(ModelKind.Page, known.SourcePath), IndexOf(Of(known)));
    }

    public string ContentOf(Page page, Page? known = null)
    {
        var text = _composer.Compose(page, known);
        DependencyTracker.Note(page, text);
        return text;
    }

    public string ContentOf(Comment comment)
    {
        var text = _composer.Compose(comment);
        DependencyTracker.Note(comment.File, text);
        return text;
    }

    public ContentHash TextHashOf(Comment comment) => _composer.HashOf(comment);

    public ImmutableArray<Passage> PassagesOf(Page page, Page? known = null)
    {
        var passages = _composer.Passages(page, known);
        foreach (var passage in passages)
            DependencyTracker.Note(page, passage.Html, passage.Start);
        return passages;
    }

    public ContentHash TextHashOf(Page page) => _composer.HashOf(page);

    /// <summary>A model's index in <see cref="Tracked"/>.</summary>
    public static int IndexOf(object? model) =>
        model is ITrackedModel { Index: var index }
            ? index
            : throw new ArgumentException("not a tracked model of the site", nameof(model));

    /// <summary>The name of a kind in templates, and of its layout.</summary>
    public static string NameOf(PageKind kind) => KindNames[(int)kind];

    private TrackedModel<T> Add<T>(T item, ModelMembers<T> members, ModelKind kind, string name)
    {
        var model = new TrackedModel<T>(item, members, new ModelKey(kind, name), _tracked.Count);
        _tracked.Add(model);
        return model;
    }
}

/// <summary>Shows templates what an author wrote in YAML, with the types of its core schema (YAML 1.2, section 10.3).</summary>
public static class YamlValue
{
    public static object? From(YamlNode? node) => node switch
    {
        null => null,
        YamlScalar scalar => FromScalar(scalar),
        YamlSequence sequence => new ModelList<YamlNode>(sequence.Items, From),
        YamlMapping mapping => From(mapping.Entries),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    public static object? From(ImmutableArray<(YamlScalar Key, YamlNode Value)> entries) =>
        Frozen(entries.Select(entry => (entry.Key.Text, From(entry.Value))));

    /// <summary>An object whose members are read now, once.</summary>
    public static ScriptObject Frozen(IEnumerable<(string Name, object? Value)> members)
    {
        var values = Object(members);
        values.IsReadOnly = true;
        return values;
    }

    /// <summary>An object to which a template can add members, but whose own it cannot change.</summary>
    public static ScriptObject Object(params IEnumerable<(string Name, object? Value)> members)
    {
        var values = new ScriptObject();
        foreach (var (name, value) in members)
            values.SetValue(name, value, readOnly: true);
        return values;
    }

    private static object? FromScalar(YamlScalar scalar)
    {
        if (!scalar.IsPlain)
            return scalar.Text;
        if (scalar.IsNull)
            return null;
        if (scalar.AsBoolean() is { } truth)
            return truth;
        if (long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return integer is >= int.MinValue and <= int.MaxValue ? (int)integer : integer;
        return IsNumber(scalar.Text) && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : scalar.Text;
    }

    // The parser would also take words such as "Infinity".
    private static bool IsNumber(string text) => text.AsSpan().ContainsAnyInRange('0', '9') && !text.AsSpan().ContainsAnyExcept(NumberCharacters);

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789+-.eE");
}
