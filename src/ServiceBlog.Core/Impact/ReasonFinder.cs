using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Reads;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Impact;

/// <summary>
/// Tells why a published page changes: what its templates read before and read now is compared cell by cell, and each
/// cell that holds something else is led back to an edited file.
/// </summary>
public sealed class ReasonFinder
{
    /// <summary>An edit of many files, such as that of a theme, would be listed under each page.</summary>
    public const int MostReasons = 5;

    private readonly StateView _before;
    private readonly StateView _after;
    private readonly ImmutableArray<EditedFile> _edited;
    private readonly Dictionary<string, EditedFile> _editedPages;
    private readonly Dictionary<(Subject, int Member), ImmutableArray<Reason>> _known = [];

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

    /// <param name="outputPath">Of a published file, relative to the output folder.</param>
    public ImmutableArray<Reason> Of(string outputPath)
    {
        var own = _after.SubjectOf(outputPath) ?? _before.SubjectOf(outputPath);
        var cells = _before.ReadsOf(outputPath).Concat(_after.ReadsOf(outputPath)).DistinctBy(read => (read.Subject, read.Cell.Member, read.Cell.Aspect));
        var reasons = cells
            .SelectMany(read => Explain(read.Subject, read.Cell).Select(reason => read.Subject == own ? reason : From(read.Subject, reason)))
            .ToHashSet();
        if (own is { Kind: SubjectKind.Page, Name: var file } && _editedPages.TryGetValue(file, out var edited))
            reasons = [new Reason([], edited.DisplayPath), .. reasons.Where(reason => reason.File != edited.DisplayPath)];
        return reasons.Count > 0 ? Best(reasons) : [.. Others().Select(other => new Reason([], other.DisplayPath)).Take(MostReasons)];
    }

    /// <summary>The files that reach pages in ways that no cell shows, such as a theme's; every file if there is none of those.</summary>
    private IEnumerable<EditedFile> Others()
    {
        var others = _edited.Where(file => file.Path is null || !_editedPages.ContainsKey(file.Path)).ToList();
        return others.Count > 0 ? others : _edited;
    }

    private static ImmutableArray<Reason> Best(IEnumerable<Reason> reasons) =>
    [
        .. reasons
            .GroupBy(reason => reason.File)
            .Select(ofFile => ofFile.OrderByDescending(reason => reason.IsTraced).ThenBy(reason => reason.Steps.Length).ThenBy(reason => string.Join(' ', reason.Steps), StringComparer.Ordinal).First())
            .OrderBy(reason => reason.Steps.Length)
            .ThenBy(reason => reason.File, StringComparer.Ordinal)
            .Take(MostReasons),
    ];

    /// <summary>The reasons why a cell does not hold what it held; none if it does.</summary>
    private ImmutableArray<Reason> Explain(Subject subject, Cell cell)
    {
        var (before, after) = (_before.Find(subject), _after.Find(subject));
        if (before is not null && after is not null && before.FingerprintOf(cell) == after.FingerprintOf(cell))
            return [];
        if (!_known.TryGetValue((subject, cell.Member), out var reasons))
            _known[(subject, cell.Member)] = reasons = [.. Causes(subject, cell, before, after).Distinct()];
        return reasons;
    }

    private IEnumerable<Reason> Causes(Subject subject, Cell cell, ISubjectModel? before, ISubjectModel? after)
    {
        if ((after ?? before) is not { } model)
            return [];
        var name = model.NameOf(cell.Member);
        if (_editedPages.TryGetValue(subject.Name, out var own) && subject.Kind == SubjectKind.Page
            && (before is null || after is null || model.DependencyOf(cell.Member) is DependsOn.OwnFile or DependsOn.ShownTexts))
        {
            return [new Reason([], own.DisplayPath)];
        }
        var differing = before is null || after is null ? Mentions.In(Pages(model))
            : model.DependencyOf(cell.Member) == DependsOn.ShownTexts ? [] // the text of the earlier state is not known any more
            : Mentions.InDifference(before.ValueOf(cell.Member), after.ValueOf(cell.Member));
        var causes = differing.SelectMany(EditedPagesOf).Distinct().ToList();
        if (causes.Count == 0 && subject.Kind == SubjectKind.Page)
            causes = [.. TiedPages(subject.Name)];
        return causes.Count > 0
            ? causes.Select(page => new Reason(Steps(subject, name, page), _editedPages[page].DisplayPath))
            : Others().Select(file => new Reason([MemberPhrase.Of(subject.Kind, name)], file.DisplayPath) { IsTraced = false });
    }

    private static object? Pages(ISubjectModel model) =>
        model is ReadOnlyObject item && (item.TryGetMember("pages", out var pages) || item.TryGetMember("items", out pages)) ? pages : null;

    /// <summary>The edited pages that a subject is, or is made of.</summary>
    private IEnumerable<string> EditedPagesOf(Subject subject)
    {
        if (subject.Kind == SubjectKind.Page)
            return _editedPages.ContainsKey(subject.Name) ? [subject.Name] : [];
        return new[] { _before.Find(subject), _after.Find(subject) }
            .OfType<ISubjectModel>()
            .SelectMany(model => Mentions.In(Pages(model)))
            .Where(page => _editedPages.ContainsKey(page.Name))
            .Select(page => page.Name);
    }

    /// <summary>The edited pages that a text links to or shows, and those that link to it.</summary>
    private IEnumerable<string> TiedPages(string sourcePath) => new[] { _before, _after }
        .SelectMany(state => state.Page(sourcePath) is { } page ? state.Graph[page].Links.Select(link => link.Page).OfType<Page>().Concat(state.Graph[page].Backlinks) : [])
        .Select(page => page.SourcePath)
        .Where(_editedPages.ContainsKey)
        .Distinct();

    private ImmutableArray<string> Steps(Subject subject, string member, string editedPage)
    {
        if (subject.Kind == SubjectKind.Page && Membership(subject.Name, editedPage) is { } membership)
            return [membership];
        return [MemberPhrase.Of(subject.Kind, member)];
    }

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

    /// <summary>A reason that lies with another subject than the page's own.</summary>
    private Reason From(Subject subject, Reason reason) => subject.Kind switch
    {
        SubjectKind.Page when _editedPages.ContainsKey(subject.Name) && reason.Steps.IsEmpty => reason,
        SubjectKind.Page => reason with { Steps = [subject.Name, .. reason.Steps] },
        SubjectKind.Term => reason with { Steps = [$"tag {(_after.Term(subject.Name) ?? _before.Term(subject.Name))?.Name}"] },
        SubjectKind.Year => reason with { Steps = [subject.Name] },
        _ => reason,
    };
}
