using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// Regular expressions ready to match, kept across renders. They run in time linear in the text; only what a linear
/// search cannot do (look-around, back references) is left to the backtracking one, under a time limit.
/// </summary>
internal static class RegexCache
{
    // Patterns come from templates, which have few; a template that computes patterns must not fill the memory.
    private const int Capacity = 256;

    private static readonly ConcurrentDictionary<(string, RegexOptions, TimeSpan), Regex> Patterns = new();

    /// <exception cref="RegexParseException">The pattern is not a regular expression.</exception>
    public static Regex Get(string pattern, RegexOptions options, TimeSpan timeout)
    {
        var key = (pattern, options, timeout);
        if (Patterns.TryGetValue(key, out var regex)) return regex;
        if (Patterns.Count >= Capacity) Patterns.Clear();
        return Patterns[key] = Create(pattern, options, timeout);
    }

    private static Regex Create(string pattern, RegexOptions options, TimeSpan timeout)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, timeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, timeout);
        }
    }
}
