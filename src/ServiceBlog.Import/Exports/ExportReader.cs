using static ServiceBlog.Import.Exports.ExportXml;

namespace ServiceBlog.Import.Exports;

/// <summary>What the exports of all blogs have in common: a file with a site, and items that are no pages.</summary>
internal abstract class ExportReader(string file, ICollection<Diagnostic> diagnostics)
{
    /// <summary>Kinds of items that are no pages, with the first's line and their number.</summary>
    private readonly Dictionary<string, (int Line, int Count)> _skipped = new(StringComparer.Ordinal);

    protected string File => file;

    protected ICollection<Diagnostic> Diagnostics => diagnostics;

    protected string Blog { get; init; } = "";

    protected Uri? Site { get; init; }

    protected SourceLocation PlaceOf(XElement item) => new(file, LineOf(item), 1);

    protected void Skip(string kind, XElement item)
    {
        var (first, count) = _skipped.GetValueOrDefault(kind, (LineOf(item), 0));
        _skipped[kind] = (first, count + 1);
    }

    protected void ReportSkipped()
    {
        foreach (var (kind, (line, count)) in _skipped)
        {
            diagnostics.Add(new Diagnostic(Rules.SkippedItem, new SourceLocation(file, line, 1),
                Invariant($"{count:#,0} {(count == 1 ? "item" : "items")} not imported: {kind}")));
        }
    }

    /// <param name="content">The element that holds the HTML; the item itself where it has none.</param>
    protected HtmlBody BodyOf(XElement content, string source, string address = "") => new()
    {
        Source = source,
        FirstLine = LineOf(content),
        File = file,
        // On Unix a path from the root would be taken for a file.
        Address = !address.StartsWith('/') && Uri.TryCreate(address, UriKind.Absolute, out var own) ? own : Site,
    };

    protected string TitleOf(XElement item, string? html)
    {
        if (HtmlText.Of(Text(item, "title")) is { Length: > 0 } given)
            return given;
        var text = HtmlText.Of(html ?? "");
        return Titles.Guessed(text.Length > 0 ? text : null, PlaceOf(item), diagnostics);
    }
}
