namespace ServiceBlog.Core.Content;

/// <summary>Reads front matter by the table of its keys (<see cref="FrontMatter.Keys"/>).</summary>
public static class FrontMatterReader
{
    private static readonly ImmutableArray<FrontMatterKey> KeysOfOneKind = [.. FrontMatter.Keys.Where(key => key.OnlyKind is not null)];

    /// <summary>Reads all keys, reporting every one that is wrong, unknown, or of another kind.</summary>
    /// <param name="zone">For dates that name no zone.</param>
    public static FrontMatter Read(YamlMapping mapping, PageKind kind, TimeZoneInfo zone, ICollection<Diagnostic> diagnostics)
    {
        var fields = new YamlFields(mapping, diagnostics);
        var frontMatter = new FrontMatter();
        foreach (var key in FrontMatter.Keys)
        {
            if (key.Use != KeyUse.Comments || kind == PageKind.Comment)
                key.Read(fields, zone, frontMatter);
        }
        ReportOtherKinds(mapping, kind, diagnostics);
        fields.ReportUnknown("; kept for the theme as page.extra", (key, value) => Explain(key, value, kind));
        if (kind == PageKind.Comment && frontMatter.Authors.IsEmpty)
            diagnostics.Add(new Diagnostic(Rules.MissingValue, mapping.Location, "a comment needs its author: \"author: …\""));
        return fields.Unknown().ToImmutableArray() is { IsEmpty: false } unknown ? frontMatter with { Extra = unknown } : frontMatter;
    }

    /// <summary>Whether there is no title, which is another thing than a wrong one.</summary>
    public static bool LacksTitle(YamlMapping mapping) =>
        mapping["title"] is null or YamlScalar { IsNull: true } || (mapping["title"] is YamlScalar title && string.IsNullOrWhiteSpace(title.Text));

    /// <summary>A key that another kind of page has is not proposed.</summary>
    private static (string Advice, string? Suggestion)? Explain(YamlScalar key, YamlNode value, PageKind kind) =>
        ForeignKeys.Find(key.Text) is { } known && OnlyKindOf(known) is { } owner && owner != kind ? null : ForeignKeys.Explain(key, value);

    private static void ReportOtherKinds(YamlMapping mapping, PageKind kind, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (key, _) in mapping.Entries)
        {
            if (OnlyKindOf(key.Text) is { } only && only != kind)
            {
                diagnostics.Add(new Diagnostic(Rules.KeyOfAnotherKind, key.Location,
                    $"\"{key.Text}\" has a meaning only in a {only.ToString().ToLowerInvariant()}"));
            }
        }
    }

    private static PageKind? OnlyKindOf(string name)
    {
        foreach (var key in KeysOfOneKind)
        {
            if (key.Name == name)
                return key.OnlyKind;
        }
        return null;
    }
}
