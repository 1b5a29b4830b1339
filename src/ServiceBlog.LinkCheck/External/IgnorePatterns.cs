using System.IO.Enumeration;

namespace ServiceBlog.LinkCheck.External;

/// <summary>Which URLs the author does not want to be asked. Matching takes steps in proportion to pattern × URL, never more.</summary>
internal sealed class IgnorePatterns(ImmutableArray<string> patterns)
{
    // In .NET's simple expressions a backslash is an escape; in ours it is a letter, as no URL holds one.
    private readonly ImmutableArray<string> _expressions =
        [.. patterns.Select(pattern => pattern.Replace(@"\", @"\\", StringComparison.Ordinal))];

    /// <summary>Whether a pattern covers the URL as it was written or as it is sent.</summary>
    public bool Match(Uri url) => _expressions.Any(expression =>
        FileSystemName.MatchesSimpleExpression(expression, url.OriginalString)
        || FileSystemName.MatchesSimpleExpression(expression, url.AbsoluteUri));
}
