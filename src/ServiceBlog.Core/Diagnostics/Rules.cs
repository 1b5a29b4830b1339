using System.Collections.Immutable;

namespace ServiceBlog.Core.Diagnostics;

/// <summary>Every rule there is. Codes by room: 01 input, 02 front matter, 03 links, 04 taxonomy, 05 templates, 06 output.</summary>
public static class Rules
{
    public static readonly Rule InvalidEncoding = new("SB0101", "invalid-encoding", Severity.Error,
        "A text file is not valid UTF-8. Save it as UTF-8; the message names the first offending byte.");

    public static readonly Rule SymbolicLink = new("SB0102", "symbolic-link", Severity.Warning,
        "A symbolic link is not followed, since it could publish files from outside the folder or lead in a circle. "
        + "Copy what it points to into the folder, or delete the link.");

    public static readonly Rule InvalidFileName = new("SB0103", "invalid-file-name", Severity.Error,
        "A file or folder has a name with a control character, a backslash or bytes that are not Unicode. Such a name "
        + "has no address on the web and does not survive a copy to another system. Rename it.");

    public static readonly Rule MarkdownTooComplex = new("SB0104", "markdown-too-complex", Severity.Error,
        "A Markdown text nests deeper than any reader could follow, which usually means generated or damaged input. "
        + "Flatten the quotes, lists or emphases.");

    public static readonly Rule DuplicateFileName = new("SB0105", "duplicate-file-name", Severity.Error,
        "Two files lie in one folder under names that look the same and differ only in their Unicode form, such as an "
        + "é in one piece and an e with an accent added. One address cannot show both. Rename or delete one.");

    public static readonly Rule HiddenFile = new("SB0106", "hidden-file", Severity.Info,
        "A file or folder below static/ starts with a dot and is none that web hosts look for (.well-known, .nojekyll, "
        + ".htaccess, .domains), so it is not published. Rename it if it is meant to be.");

    /// <summary>All of them, in order of code.</summary>
    public static ImmutableArray<Rule> All { get; } =
        [.. typeof(Rules).GetFields().Select(field => field.GetValue(null)).OfType<Rule>().OrderBy(rule => rule.Code, StringComparer.Ordinal)];
}
