namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Gathers the facts of one file while it is read.</summary>
internal sealed class FactsBuilder(string path, FileKind kind, SharedTexts shared)
{
    private readonly List<LinkGroup> _groups = [];
    private readonly List<Finding> _findings = [];
    private readonly List<string> _ids = [];

    public SharedTexts Shared => shared;

    /// <summary>The links that are relative to the file itself, or to its one base.</summary>
    public List<Link> Links { get; } = [];

    public bool IsRedirect { get; set; }

    public void AddId(string id) => _ids.Add(id);

    public void AddGroup(string? baseUrl, List<Link> links)
    {
        if (links.Count > 0)
            _groups.Add(new LinkGroup(baseUrl, [.. links]));
    }

    public void Report(FindingKind kind, Place place, string message, LinkSource? source = null, string? url = null, string? suggestion = null) =>
        _findings.Add(new Finding(kind, path, place, message)
        {
            Element = source?.Element,
            Attribute = source?.Attribute,
            Url = url,
            Suggestion = suggestion,
        });

    /// <summary>A mistake that weighs less here than where its rule was made for.</summary>
    public void ReportWarning(FindingKind kind, Place place, string message) =>
        _findings.Add(new Finding(kind, path, place, message) { IsWarning = true });

    public FileFacts ToFacts() => new(path, kind)
    {
        Groups = [.. _groups],
        Ids = [.. _ids],
        Findings = [.. _findings],
        IsRedirect = IsRedirect,
    };
}
