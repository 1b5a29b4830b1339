using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Impact;

/// <summary>One of two states of the site, asked by what the other knows: subjects by name, not by place.</summary>
internal sealed class StateView
{
    private readonly SiteState _state;
    private readonly Dictionary<Subject, ISubjectModel> _subjects;
    private readonly Dictionary<string, Page> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> _terms = new(StringComparer.Ordinal);

    public StateView(SiteState state)
    {
        _state = state;
        _subjects = state.Models.Subjects.ToDictionary(model => model.Subject);
        foreach (var page in state.Models.Graph.Connections.Keys)
            _pages[page.SourcePath] = page;
        foreach (var term in state.Models.Graph.Tags.Concat(state.Models.Graph.Series))
            _terms[term.Path] = term;
    }

    public SiteGraph Graph => _state.Models.Graph;

    public ISubjectModel? Find(Subject subject) => _subjects.GetValueOrDefault(subject);

    public Page? Page(string sourcePath) => _pages.GetValueOrDefault(sourcePath);

    public Term? Term(string path) => _terms.GetValueOrDefault(path);

    /// <summary>What a page's templates read, and as whom they saw the page; nothing for a file that no layout made.</summary>
    public IEnumerable<(Subject Subject, Cell Cell)> ReadsOf(string outputPath) =>
        _state.Reads.Pages.TryGetValue(outputPath, out var reads)
            ? reads.Cells.Select(cell => (_state.Reads.Subjects[cell.Subject], cell))
            : [];

    /// <summary>What the layout of a page saw as <c>page</c>; null for a file that no layout made.</summary>
    public Subject? SubjectOf(string outputPath) =>
        _state.Reads.Pages.TryGetValue(outputPath, out var reads) ? _state.Reads.Subjects[reads.Subject] : null;
}
