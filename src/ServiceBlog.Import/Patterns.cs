namespace ServiceBlog.Import;

/// <summary>What the regular expressions of the import have in common.</summary>
internal static class Patterns
{
    public const RegexOptions ExactCase = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    public const RegexOptions AnyCase = ExactCase | RegexOptions.IgnoreCase;

    /// <summary>In milliseconds. No text that people wrote takes so long.</summary>
    public const int MatchTimeout = 10_000;
}
