using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>
/// All that templates can read: the graph, shown under the names that the guide documents. Read-only and shared by
/// all threads.
/// </summary>
public sealed class SiteModels
{
    private readonly SiteGraph _graph;
    private readonly ContentComposer _composer;
    private readonly Dictionary<Page, Value> _pages;
    private readonly Dictionary<Term, Value> _terms;

    public SiteModels(SiteGraph graph, ContentComposer composer)
    {
        _graph = graph;
        _composer = composer;
        _pages = graph.Connections.Keys.ToDictionary(page => page, page => PageMembers.OfPage.ToValue(View(page)));
        _terms = graph.Tags.Concat(graph.Series)
            .ToDictionary(term => term, term => TermMembers.OfTerm.ToValue((term, this)));
        Site = SiteMembers.OfSite.ToFrozenValue(this); // Made once: every page reads it.
    }

    public SiteGraph Graph => _graph;

    public Value Site { get; }

    /// <summary>While a page is traced, every text that its templates ask for; null otherwise.</summary>
    public ICollection<(Page Page, string Text)>? Asked { get; set; }

    public Value Of(Page? page) => page is null ? Value.Null : _pages[page];

    public Value Of(Term term) => _terms[term];

    public Value Of(ListPage list) => ListMembers.OfList.ToValue(new ListView(list, this));

    public Value List(ImmutableArray<Page> pages) => Value.From(new ModelList<Page>(pages, page => Of(page)));

    public Value List(ImmutableArray<Term> terms) => Value.From(new ModelList<Term>(terms, Of));

    public static Value Texts(IEnumerable<string> texts) => List([.. texts], text => text);

    public static Value List<T>(ImmutableArray<T> items, Func<T, Value> toValue) =>
        Value.From(new ModelList<T>(items, toValue));

    public string UrlOf(string path) => _graph.Config.UrlOf(path);

    public string AbsoluteUrlOf(string path) => _graph.Config.AbsoluteUrlOf(path);

    public string ContentOf(Page page)
    {
        var text = _composer.Compose(page);
        Asked?.Add((page, text));
        return text;
    }

    private PageView View(Page page) => new(page, _graph[page], this);

    /// <summary>The name of a kind in templates, and of its layout.</summary>
    public static string NameOf(PageKind kind) => kind == PageKind.NotFound ? "not-found" : kind.ToString().ToLowerInvariant();
}
