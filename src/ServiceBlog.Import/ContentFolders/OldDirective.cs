namespace ServiceBlog.Import.ContentFolders;

/// <summary>Writes directives of the default theme. Until a text is finished their colons are a mark that no imported text holds, so that they differ from
/// colons that the text had, which are escaped.</summary>
internal static partial class OldDirective
{
    private const char Mark = '\uFDD0';

    /// <summary>In place of the brace that begins attributes which are meant.</summary>
    public const char Brace = '\uFDD1';

    public static string Leaf(string name, string? label, params ReadOnlySpan<(string Key, string? Value)> values)
    {
        var written = new StringBuilder();
        foreach (var (key, value) in values)
        {
            if (!string.IsNullOrEmpty(value))
                written.Append(written.Length == 0 ? "" : " ").Append(key).Append("=\"").Append(value.Replace('"', '\'').ReplaceLineEndings(" ")).Append('"');
        }
        return $"{Mark}{Mark}{name}{Label(label)}{(written.Length == 0 ? "" : $"{Brace}{written}}}")}";
    }

    /// <summary>Around some blocks, with more colons than those within.</summary>
    public static string Container(string name, string? label, string inner)
    {
        var marks = new string(Mark, Math.Max(3, 1 + Marks().Matches(inner).Select(match => match.Length).DefaultIfEmpty(0).Max()));
        return $"{marks}{name}{Label(label)}\n\n{inner.Trim('\n')}\n\n{marks}";
    }

    public static bool Holds(string text, string name) => text.Contains($"{Mark}{name}[", StringComparison.Ordinal);

    public static bool IsOne(string written) => written.StartsWith(Mark);

    /// <summary>The text with the colons that were meant.</summary>
    public static string Finish(string text) => text.Replace(Mark, ':').Replace(Brace, '{');

    private static string Label(string? label) => string.IsNullOrWhiteSpace(label) ? "" : $"[{Brackets().Replace(HtmlText.OneLine(label), @"\$0")}]";

    [GeneratedRegex("\uFDD0+", RegexOptions.None, MatchTimeout)]
    private static partial Regex Marks();

    /// <summary>Brackets that make no link.</summary>
    [GeneratedRegex(@"(?<!\\)(?:\[(?![^\[\]]*\]\()|(?<!\[[^\[\]]*)\])", RegexOptions.None, MatchTimeout)]
    private static partial Regex Brackets();
}
