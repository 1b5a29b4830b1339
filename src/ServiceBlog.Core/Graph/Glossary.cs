namespace ServiceBlog.Core.Graph;

/// <summary>The names by which texts mention topics. Empty unless the site asks for a glossary.</summary>
public sealed class Glossary
{
    public static readonly Glossary Empty = new([]);

    private Glossary(ImmutableArray<GlossaryName> names)
    {
        Names = names;
        Search = new NameSearch(names.Select(name => new PageName(Html(name.Name.Text), name.Name.Page)));
        ContentHash = names.Aggregate(ContentHash.None, (all, name) => all.With(name.ContentHash));
    }

    public ImmutableArray<GlossaryName> Names { get; }

    /// <summary>For text as it stands between two tags of HTML.</summary>
    public NameSearch Search { get; }

    /// <summary>Stands for all that the glossary may write into texts.</summary>
    public ContentHash ContentHash { get; }

    /// <param name="topics">By title. Of two with one name, the one whose title it is has it, else the first.</param>
    public static Glossary Of(SiteConfig config, ImmutableArray<Page> topics, ICollection<Diagnostic> diagnostics)
    {
        if (!config.Glossary || topics.IsEmpty)
            return Empty;
        var names = new OrderedDictionary<string, PageName>(StringComparer.Ordinal);
        var titles = topics.Select(topic => (Topic: topic, Name: topic.FrontMatter.Title ?? default));
        var synonyms = topics.SelectMany(topic => topic.FrontMatter.Synonyms.Select(synonym => (Topic: topic, Name: synonym)));
        foreach (var (topic, written) in titles.Concat(synonyms))
        {
            var name = new PageName(written.Value ?? "", topic);
            if (name.Key.Length == 0 || names.TryAdd(name.Key, name) || names[name.Key].Page == topic)
                continue;
            diagnostics.Report(Rules.SharedTopicName, written.Location,
                $"\"{name.Text}\" is a name of {names[name.Key].Page.DisplayPath} too; the glossary takes it for that one");
        }
        return new Glossary([.. names.Values.Select(name => new GlossaryName(name))]);
    }

    /// <summary>Whether mentions are marked on a page: not in captured texts, and not in a manual or a section's introduction, which are not about
    /// the topics.</summary>
    public bool IsFor(Page page) => !Names.IsEmpty && !page.FrontMatter.Verbatim
        && page.Kind is PageKind.Post or PageKind.Source or PageKind.Topic && !page.IsSectionIndex;

    /// <summary>Followed by all that the glossary may write into running text with these words: other topics do not count.</summary>
    public ContentHash AddTo(ContentHash before, PageWords words) =>
        Names.Where(name => name.MayBeIn(words)).Aggregate(before, (all, name) => all.With(name.ContentHash));

    private static string Html(string text)
    {
        var html = new StringBuilder();
        HtmlEscape.Append(html, text);
        return html.ToString();
    }
}

/// <summary>A title or synonym of a topic, and what the glossary needs to know of it.</summary>
public sealed class GlossaryName
{
    private readonly uint[] _words;

    public GlossaryName(PageName name)
    {
        Name = name;
        var words = new List<uint>();
        for (var tokens = new WordTokens(name.Text); tokens.MoveNext();)
            words.Add(tokens.Hash);
        _words = [.. words];
        ContentHash = ContentHash.None.With(name.Text).With(name.Page.Path).With(name.Page.Summary);
    }

    public PageName Name { get; }

    /// <summary>Of all that a mention of it writes into a page.</summary>
    public ContentHash ContentHash { get; }

    /// <summary>Whether running text with these words may hold the name; false only if it does not.</summary>
    public bool MayBeIn(PageWords words) => Array.TrueForAll(_words, words.MayHold);
}
