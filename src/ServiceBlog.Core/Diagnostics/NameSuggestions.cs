namespace ServiceBlog.Core.Diagnostics;

/// <summary>
/// Finds what authors probably meant among many names. Each wrong name is searched for once, and no more when there
/// are very many: then the names are not mistyped, and the search would take longer than the build. Ask in an order
/// that is the same in every build.
/// </summary>
/// <param name="names">Asked for at the first wrong name only.</param>
/// <param name="maxComparisons">By default about a second: 1,000 wrong names in a site of 10,000 pages.</param>
public sealed class NameSuggestions(Func<IEnumerable<string>> names, int maxComparisons = 10_000_000)
{
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);
    private string[]? _names;
    private int _comparisons;

    /// <summary>The nearest name; null if none is near, or too much was asked already.</summary>
    public string? For(string name)
    {
        if (_known.TryGetValue(name, out var known))
            return known;
        _names ??= [.. names().Distinct(StringComparer.Ordinal)];
        if (_comparisons > maxComparisons - _names.Length)
            return null;
        _comparisons += _names.Length;
        return _known[name] = NearestName.Find(name, _names);
    }
}
