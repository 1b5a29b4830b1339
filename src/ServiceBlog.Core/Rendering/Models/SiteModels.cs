using ServiceBlog.Core.Health;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>
/// All that templates can read: the graph, shown under the names that the guide documents. Read-only and shared by
/// all threads.
/// </summary>
public sealed class SiteModels
{
    private static readonly ImmutableArray<string> KindNames =
        [.. Enum.GetValues<PageKind>().Select(kind => kind == PageKind.NotFound ? "not-found" : kind.ToString().ToLowerInvariant())];

    private readonly SiteGraph _graph;
    private readonly ContentComposer _composer;
    private readonly ImmutableArray<ISubjectModel>.Builder _subjects;
    private readonly Dictionary<Page, object> _pages;
    private readonly Dictionary<Term, object> _terms = [];
    private readonly Dictionary<ArchiveYear, object> _years = [];
    private readonly Dictionary<ListPage, object> _lists;

    // Made once: every tag list of every page that a list shows asks for one of them.
    private readonly Func<Page, object?> _ofPage;
    private readonly Func<Term, object?> _ofTerm;

    /// <param name="health">Null if the site does not show it.</param>
    public SiteModels(SiteGraph graph, ContentComposer composer, HealthReport? health = null)
    {
        Health = health;
        (_ofPage, _ofTerm) = (Of, Of);
        _graph = graph;
        _composer = composer;
        _subjects = ImmutableArray.CreateBuilder<ISubjectModel>(graph.Connections.Count + graph.Lists.Length + 1);
        _pages = new Dictionary<Page, object>(graph.Connections.Count);
        _lists = new Dictionary<ListPage, object>(graph.Lists.Length, ReferenceEqualityComparer.Instance);
        foreach (var page in graph.Connections.Keys)
            _pages.Add(page, Add(new PageView(page, graph[page], this), PageMembers.OfPage, SubjectKind.Page, page.SourcePath));
        foreach (var term in graph.Tags.Concat(graph.Series))
            _terms.Add(term, Add(new TermView(term, this), TermMembers.OfTerm, SubjectKind.Term, term.Path));
        foreach (var year in graph.Years)
            _years.Add(year, Add(new YearView(year, this), SiteMembers.OfYear, SubjectKind.Year, year.Path));
        foreach (var list in graph.Lists)
            _lists.Add(list, Add(new ListView(list, this), ListMembers.OfList, SubjectKind.List, list.Path));
        // Every page reads it, so its members are made once.
        Site = Add(SiteMembers.OfSite.ReadAll(this), SiteMembers.OfSite.OverValues(), SubjectKind.Site, "");
        Subjects = _subjects.ToImmutable();
    }

    public SiteGraph Graph => _graph;

    /// <summary>Null if the site does not show it.</summary>
    public HealthReport? Health { get; }

    public object? Site { get; }

    /// <summary>Everything whose reading is noted. A cell's subject is a place in here.</summary>
    public ImmutableArray<ISubjectModel> Subjects { get; }

    public object? Of(Page? page) => page is null ? null : _pages[page];

    public object? Of(Term term) => _terms[term];

    public object? Of(ArchiveYear year) => _years[year];

    public object? Of(ListPage list) => _lists[list];

    public object? List(ImmutableArray<Page> pages) => new ModelList<Page>(pages, _ofPage);

    public object? List(ImmutableArray<Term> terms) => new ModelList<Term>(terms, _ofTerm);

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
        return new SubjectModel<PageView>(view, PageMembers.OfPage, new Subject(SubjectKind.Page, known.SourcePath), PlaceOf(Of(known)));
    }

    public string ContentOf(Page page, Page? known = null)
    {
        var text = _composer.Compose(page, known);
        ReadLog.Note(page, text);
        return text;
    }

    public string ContentOf(Comment comment)
    {
        var text = _composer.Compose(comment);
        ReadLog.Note(comment.File, text);
        return text;
    }

    public Fingerprint ContentFingerprintOf(Comment comment) => _composer.FingerprintOf(comment);

    public ImmutableArray<Passage> PassagesOf(Page page, Page? known = null)
    {
        var passages = _composer.Passages(page, known);
        foreach (var passage in passages)
            ReadLog.Note(page, passage.Html, passage.Start);
        return passages;
    }

    public Fingerprint ContentFingerprintOf(Page page) => _composer.FingerprintOf(page);

    /// <summary>A subject's place in <see cref="Subjects"/>.</summary>
    public static int PlaceOf(object? subject) =>
        subject is ISubjectModel { Place: var place }
            ? place
            : throw new ArgumentException("not a subject of the site", nameof(subject));

    /// <summary>The name of a kind in templates, and of its layout.</summary>
    public static string NameOf(PageKind kind) => KindNames[(int)kind];

    private SubjectModel<T> Add<T>(T item, ModelMembers<T> members, SubjectKind kind, string name)
    {
        var model = new SubjectModel<T>(item, members, new Subject(kind, name), _subjects.Count);
        _subjects.Add(model);
        return model;
    }
}
