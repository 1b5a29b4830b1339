using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Impact;

/// <summary>Tells why a published page changes: what its templates read before and read now is compared key by key, and each key that holds something
/// else is led back to an edited file.</summary>
public sealed class ReasonFinder
{
    /// <summary>An edit of many files, such as that of a theme, would be listed under each page.</summary>
    public const int MostReasons = 5;

    private readonly StateView _before;
    private readonly StateView _after;
    private readonly ImmutableArray<EditedFile> _edited;
    private readonly Dictionary<string, EditedFile> _editedPages;
    private readonly Dictionary<(ModelKey, int Member), ImmutableArray<Reason>> _known = [];

    /// <param name="edited">Every file in which the two states differ.</param>
    public ReasonFinder(SiteState before, SiteState after, ImmutableArray<EditedFile> edited)
    {
        _before = new StateView(before);
        _after = new StateView(after);
        _edited = edited;
        _editedPages = edited
            .Where(file => file.Path is { } path && (_before.Page(path) ?? _after.Page(path)) is not null)
            .ToDictionary(file => file.Path!, StringComparer.Ordinal);
    }

    public ImmutableArray<Reason> Of(string outputPath)
    {
        var own = _after.ModelOf(outputPath) ?? _before.ModelOf(outputPath);
        var dependencies = _before.DependenciesOf(outputPath).Concat(_after.DependenciesOf(outputPath))
            .DistinctBy(read => (read.Model, read.Key.Member, read.Key.Aspect));
        var reasons = dependencies
            .SelectMany(read => Explain(read.Model, read.Key).Select(reason => read.Model == own ? reason : From(read.Model, reason)))
            .ToHashSet();
        if (own is { Kind: ModelKind.Page, Name: var file } && _editedPages.TryGetValue(file, out var edited))
            reasons = [new Reason([], edited.DisplayPath), .. reasons.Where(reason => reason.File != edited.DisplayPath)];
        return reasons.Count > 0 ? Best(reasons) : [.. Others().Select(other => new Reason([], other.DisplayPath)).Take(MostReasons)];
    }

    /// <summary>The files that reach pages in ways that no key shows, such as a theme's; every file if there is none of those.</summary>
    private IEnumerable<EditedFile> Others()
    {
        var others = _edited.Where(file => file.Path is null || !_editedPages.ContainsKey(file.Path)).ToList();
        return others.Count > 0 ? others : _edited;
    }

    private static ImmutableArray<Reason> Best(IEnumerable<Reason> reasons) =>
    [
        .. reasons
            .GroupBy(reason => reason.File)
            .Select(ofFile => ofFile.OrderByDescending(reason => reason.IsTraced).ThenBy(reason => reason.Steps.Length)
                .ThenBy(reason => string.Join(' ', reason.Steps), StringComparer.Ordinal).First())
            .OrderBy(reason => reason.Steps.Length)
            .ThenBy(reason => reason.File, StringComparer.Ordinal)
            .Take(MostReasons),
    ];

    /// <summary>The reasons why a key does not hold what it held; none if it does.</summary>
    private ImmutableArray<Reason> Explain(ModelKey model, DependencyKey key)
    {
        var (before, after) = (_before.Find(model), _after.Find(model));
        if (before is not null && after is not null && before.HashOf(key) == after.HashOf(key))
            return [];
        if (!_known.TryGetValue((model, key.Member), out var reasons))
            _known[(model, key.Member)] = reasons = [.. Causes(model, key, before, after).Distinct()];
        return reasons;
    }

    private IEnumerable<Reason> Causes(ModelKey model, DependencyKey key, ITrackedModel? before, ITrackedModel? after)
    {
        if ((after ?? before) is not { } known)
            return [];
        var name = known.NameOf(key.Member);
        if (_editedPages.TryGetValue(model.Name, out var own) && model.Kind == ModelKind.Page
            && (before is null || after is null || known.DependencyOf(key.Member) is DependsOn.OwnFile or DependsOn.ShownTexts))
        {
            return [new Reason([], own.DisplayPath)];
        }
        var differing = before is null || after is null ? Mentions.In(Pages(known))
            : known.DependencyOf(key.Member) == DependsOn.ShownTexts ? [] // the text of the earlier state is not known any more
            : Mentions.InDifference(before.ValueOf(key.Member), after.ValueOf(key.Member));
        var causes = differing.SelectMany(EditedPagesOf).Distinct().ToList();
        if (causes.Count == 0 && model.Kind == ModelKind.Page)
            causes = [.. ConnectedPages(model.Name)];
        return causes.Count > 0
            ? causes.Select(page => new Reason(Steps(model, name, page), _editedPages[page].DisplayPath))
            : Others().Select(file => new Reason([MemberPhrase.Of(model.Kind, name)], file.DisplayPath) { IsTraced = false });
    }

    private static object? Pages(ITrackedModel model) =>
        model is ReadOnlyObject item && (item.TryGetMember("pages", out var pages) || item.TryGetMember("items", out pages)) ? pages : null;

    /// <summary>The edited pages that a model is, or is made of.</summary>
    private IEnumerable<string> EditedPagesOf(ModelKey model)
    {
        if (model.Kind == ModelKind.Page)
            return _editedPages.ContainsKey(model.Name) ? [model.Name] : [];
        return new[] { _before.Find(model), _after.Find(model) }
            .OfType<ITrackedModel>()
            .SelectMany(model => Mentions.In(Pages(model)))
            .Where(page => _editedPages.ContainsKey(page.Name))
            .Select(page => page.Name);
    }

    /// <summary>The edited pages that a text links to or shows, and those that link to it.</summary>
    private IEnumerable<string> ConnectedPages(string sourcePath) => new[] { _before, _after }
        .SelectMany(state => state.Page(sourcePath) is { } page ? state.Graph[page].Links.Select(link => link.Page).OfType<Page>()
            .Concat(state.Graph[page].Backlinks) : [])
        .Select(page => page.SourcePath)
        .Where(_editedPages.ContainsKey)
        .Distinct();

    private ImmutableArray<string> Steps(ModelKey model, string member, string editedPage) =>
        model.Kind == ModelKind.Page && Membership(model.Name, editedPage) is { } membership
            ? [membership]
            : [MemberPhrase.Of(model.Kind, member)];

    /// <summary>What makes an edited page belong to a topic, before or now; null if it does not.</summary>
    private string? Membership(string topic, string editedPage)
    {
        foreach (var state in new[] { _after, _before })
        {
            if (state.Page(topic) is not { Kind: PageKind.Topic } home || state.Page(editedPage) is not { } page)
                continue;
            if (!state.Graph[page].Topics.Contains(home))
                continue;
            var tags = home.FrontMatter.Tags.Select(tag => tag.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
            return state.Graph[page].Tags.FirstOrDefault(tag => tags.Contains(tag.Name)) is { } shared
                && !page.FrontMatter.Topics.Any(named => named.Value == home.Key)
                ? $"tag {shared.Name}"
                : $"topic {home.Title}";
        }
        return null;
    }

    /// <summary>A reason that lies with another model than the page's own.</summary>
    private Reason From(ModelKey model, Reason reason) => model.Kind switch
    {
        ModelKind.Page when _editedPages.ContainsKey(model.Name) && reason.Steps.IsEmpty => reason,
        ModelKind.Page => reason with { Steps = [model.Name, .. reason.Steps] },
        ModelKind.Term => reason with { Steps = [$"tag {(_after.Term(model.Name) ?? _before.Term(model.Name))?.Name}"] },
        ModelKind.Year => reason with { Steps = [model.Name] },
        _ => reason,
    };
}

/// <summary>Says what a member means to an author; what has no words of its own goes by its name in templates.</summary>
internal static class MemberPhrase
{
    public static string Of(ModelKind kind, string member) => (kind, member) switch
    {
        (ModelKind.Page, "content") => "its text links to it",
        (ModelKind.Page, "passages" or "cited_anchors") => "cited by it",
        (ModelKind.Page, "related") => "related",
        (ModelKind.Page, "comments") => "comment",
        (ModelKind.Page, "thread_url") => "thread",
        (ModelKind.Page, "timeline") => "member of the topic",
        (ModelKind.Page, "cited_by") => "cited by it",
        (ModelKind.Page, "backlinks") => "linked from it",
        (ModelKind.Page, "references") => "cites it",
        (ModelKind.Page, "relations" or "related_by") => "relation",
        (ModelKind.Page, "previous" or "next") => "beside it in time",
        (ModelKind.Page, "tags") => "tag",
        (ModelKind.Page, "topics") => "topic",
        (ModelKind.Page, "series") => "series",
        (ModelKind.Page, "parent" or "children") => "topic tree",
        (ModelKind.Page, "current_view") => "current view",
        (ModelKind.Page, "posts" or "sources") => "member of the topic",
        (ModelKind.List, "items") => "listed here",
        (ModelKind.Site, _) => $"site.{member}",
        _ => member,
    };
}
