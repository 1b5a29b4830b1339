using static System.FormattableString;

namespace ServiceBlog.Import.Exports;

/// <summary>Counts the items of an export that are no pages, one word on each kind.</summary>
internal sealed class SkippedItems
{
    private readonly Dictionary<string, (int Line, int Count)> _kinds = new(StringComparer.Ordinal);

    public void Add(string kind, int line)
    {
        var (first, count) = _kinds.GetValueOrDefault(kind, (line, 0));
        _kinds[kind] = (first, count + 1);
    }

    public void Report(string file, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (kind, (line, count)) in _kinds)
            diagnostics.Add(new Diagnostic(Rules.SkippedItem, new SourceLocation(file, line, 1), Invariant($"{count:#,0} {(count == 1 ? "item" : "items")} not imported: {kind}")));
    }
}
