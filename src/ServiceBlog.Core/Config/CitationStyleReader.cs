namespace ServiceBlog.Core.Config;

/// <summary>Reads <c>citations</c> of <c>site.yml</c>.</summary>
public static class CitationStyleReader
{
    private static readonly string[] Names = ["short", "numbered", "author-year"];

    public static string NameOf(CitationStyle style) => Names[(int)style];

    /// <param name="written">The value of the key; null if there is none.</param>
    public static CitationStyle Read(Located<string>? written, ICollection<Diagnostic> diagnostics)
    {
        if (written is not { } style)
            return CitationStyle.Short;
        if (Array.IndexOf(Names, style.Value) is >= 0 and var place)
            return (CitationStyle)place;
        diagnostics.Add(new Diagnostic(Rules.InvalidSetting, style.Location,
            $"there are no citations \"{style.Value}\": there are {string.Join(", ", Names)}")
        {
            Suggestion = NearestName.Find(style.Value, Names),
        });
        return CitationStyle.Short;
    }
}
