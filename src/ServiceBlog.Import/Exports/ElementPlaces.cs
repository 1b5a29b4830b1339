using AngleSharp.Dom;

namespace ServiceBlog.Import.Exports;

/// <summary>
/// Finds the line of an element in the text that it was read from. The text may have been reworked before it was
/// parsed, so the parser's own positions do not count: tags of a name come in the same order in both.
/// </summary>
internal sealed class ElementPlaces(string source, int firstLine, string file)
{
    private readonly Dictionary<string, (int Index, int Line)> _last = new(StringComparer.Ordinal);

    public SourceLocation Of(IElement element)
    {
        if (element.SourceReference is { } reference && TagAt(reference.Position.Position, element) is { } exact)
            return new SourceLocation(file, firstLine + source.AsSpan(0, exact).Count('\n'), 1);
        var (from, line) = _last.GetValueOrDefault(element.LocalName, (0, firstLine));
        var at = source.IndexOf("<" + element.LocalName, from, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return new SourceLocation(file, line, 1);
        line += source.AsSpan(from, at - from).Count('\n');
        _last[element.LocalName] = (at + 1, line);
        return new SourceLocation(file, line, 1);
    }

    /// <summary>The index of the element's tag, if it stands where the parser says, as in a text that was not reworked.</summary>
    private int? TagAt(int position, IElement element)
    {
        var tag = "<" + element.LocalName;
        foreach (var at in (ReadOnlySpan<int>)[position - 1, position])
        {
            if (at >= 0 && string.Compare(source, at, tag, 0, tag.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return at;
        }
        return null;
    }
}
