using System.Collections.Frozen;

namespace ServiceBlog.Templating.Parsing;

/// <summary>The words that open, divide or close statements where a statement can begin.</summary>
internal static class Keywords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new[]
    {
        "if", "else", "end", "for", "case", "when", "while", "break", "continue", "func", "import", "readonly",
        "with", "capture", "ret", "wrap", "do", "tablerow",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);

    /// <summary>The statements whose name is also the object that tells their state.</summary>
    public static bool IsLoop(ReadOnlySpan<char> word) => word is "for" or "while" or "tablerow";
}
