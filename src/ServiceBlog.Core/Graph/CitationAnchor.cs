namespace ServiceBlog.Core.Graph;

/// <summary>The ids by which a place in a text is reached at which it cites something.</summary>
public static class CitationAnchor
{
    /// <param name="link">The citation's place among the links of its text.</param>
    public static string Of(int link) => string.Create(CultureInfo.InvariantCulture, $"_cite-{link + 1}");
}
