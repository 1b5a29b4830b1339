using System.Collections.Immutable;

namespace ServiceBlog.Core.Diagnostics;

/// <summary>Every rule there is. Codes by room: 01 input, 02 front matter, 03 links, 04 taxonomy, 05 templates, 06 output.</summary>
public static class Rules
{
    public static readonly Rule InvalidEncoding = new("SB0101", "invalid-encoding", Severity.Error,
        "A text file is not valid UTF-8. Save it as UTF-8; the message names the first offending byte.");

    public static readonly Rule MarkdownTooComplex = new("SB0104", "markdown-too-complex", Severity.Error,
        "A Markdown text nests deeper, or crowds more into one paragraph, than any reader could follow, which usually "
        + "means generated or damaged input. Flatten the quotes, lists or emphases, or part the paragraph.");

    /// <summary>All of them, in order of code.</summary>
    public static ImmutableArray<Rule> All { get; } =
        [.. typeof(Rules).GetFields().Select(field => field.GetValue(null)).OfType<Rule>().OrderBy(rule => rule.Code, StringComparer.Ordinal)];
}
