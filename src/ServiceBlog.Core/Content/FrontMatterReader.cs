namespace ServiceBlog.Core.Content;

/// <summary>Reads front matter by the table of its keys (<see cref="FrontMatter.Keys"/>).</summary>
public static class FrontMatterReader
{
    private static readonly FrozenDictionary<string, PageKind?> OnlyKinds =
        FrontMatter.Keys.ToFrozenDictionary(key => key.Name, key => key.OnlyKind, StringComparer.Ordinal);

    /// <summary>Reads all keys, reporting every one that is wrong, unknown, or of another kind.</summary>
    /// <param name="zone">For dates that name no zone.</param>
    public static FrontMatter Read(YamlMapping mapping, PageKind kind, TimeZoneInfo zone, ICollection<Diagnostic> diagnostics, ContentLimits? limits = null)
    {
        var fields = new YamlFields(mapping, diagnostics) { Limits = limits ?? ContentLimits.Usual };
        var frontMatter = new FrontMatter();
        foreach (var key in FrontMatter.Keys)
        {
            if (key.Use != KeyUse.Comments || kind == PageKind.Comment)
                key.Read(fields, zone, frontMatter);
        }
        ReportOtherKinds(mapping, kind, diagnostics);
        fields.ReportUnknown("; kept for the theme as page.extra", (key, value) => Explain(key, value, kind));
        if (kind == PageKind.Comment && frontMatter.Authors.IsEmpty)
            diagnostics.Report(Rules.MissingValue, mapping.Location, "a comment needs its author: \"author: …\"");
        if (fields.Unknown().ToImmutableArray() is { IsEmpty: false } unknown)
            frontMatter = frontMatter with { Extra = unknown };
        foreach (var value in frontMatter.ThemeValues)
            ScriptValues.Report(value, diagnostics);
        return frontMatter;
    }

    /// <summary>Whether there is no title, which is another thing than a wrong one.</summary>
    public static bool LacksTitle(YamlMapping mapping) =>
        mapping["title"] is null or YamlScalar { IsNull: true } || (mapping["title"] is YamlScalar title && string.IsNullOrWhiteSpace(title.Text));

    /// <summary>A key that another kind of page has is not proposed.</summary>
    private static (string Advice, string? Suggestion)? Explain(YamlScalar key, YamlNode value, PageKind kind) =>
        ForeignKeys.Find(key.Text) is { } known && OnlyKinds.GetValueOrDefault(known) is { } owner && owner != kind ? null : ForeignKeys.Explain(key, value);

    private static void ReportOtherKinds(YamlMapping mapping, PageKind kind, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (key, _) in mapping.Entries)
        {
            if (OnlyKinds.GetValueOrDefault(key.Text) is { } only && only != kind)
                diagnostics.Report(Rules.KeyOfAnotherKind, key.Location, $"\"{key.Text}\" has a meaning only in a {only.ToString().ToLowerInvariant()}");
        }
    }
}

/// <summary>Keys that other generators know, and what is written in their place here.</summary>
internal static class ForeignKeys
{
    private static readonly FrozenDictionary<string, string> Names = new (string Name, string[] Others)[]
    {
        ("title", ["name", "heading", "headline", "pagetitle"]),
        ("date", ["pubdate", "publishdate", "publishedat", "publisheddate", "datepublished", "publicationdate", "published", "publishedon",
            "created", "createdat", "datecreated", "createdon", "posted", "postdate"]),
        ("updated", ["lastmod", "lastmodified", "lastmodifiedat", "lastupdated", "lastupdate", "modified", "modifiedat", "modifiedon",
            "datemodified", "updatedat", "updateddate", "updatedon", "dateupdated", "revised", "edited"]),
        ("expires", ["expiry", "expire", "expirydate", "expirationdate", "unpublishdate"]),
        ("author", ["byline", "writer", "creator"]),
        ("summary", ["description", "desc", "excerpt", "abstract", "subtitle", "teaser", "tagline", "lead", "intro", "metadescription", "seodescription"]),
        ("tags", ["categories", "category", "keywords", "keyword", "labels", "label", "subjects", "subject"]),
        ("slug", ["basename"]),
        ("permalink", ["url", "uri", "path"]),
        ("aliases", ["alias", "redirectfrom", "redirectsfrom", "redirects", "oldurls", "oldurl"]),
        ("draft", ["hidden", "private", "unlisted", "status"]),
        ("layout", ["template", "view"]),
        ("language", ["lang", "locale"]),
        ("origin", ["source", "via", "canonicalurl", "canonical", "originalurl"]),
        ("related", ["seealso", "relatedposts", "relatedpages"]),
        ("series", ["collection"]),
        ("synonyms", ["alsoknownas", "othernames"]),
    }.SelectMany(entry => entry.Others.Select(other => (other, entry.Name))).ToFrozenDictionary(pair => pair.other, pair => pair.Name, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Pictures =
        FrozenSet.Create(StringComparer.Ordinal, "image", "images", "cover", "coverimage", "featuredimage", "featureimage", "thumbnail", "banner",
            "hero", "heroimage", "headerimage", "ogimage", "photo", "picture");

    /// <summary>The key that means the same here; null if none does.</summary>
    public static string? Find(string key) => Names.GetValueOrDefault(Plain(key));

    /// <summary>What to do about a key, as the end of a message, and what to write; null if the key is not known from elsewhere.</summary>
    public static (string Advice, string? Suggestion)? Explain(YamlScalar key, YamlNode value)
    {
        if (Pictures.Contains(Plain(key.Text)))
        {
            var file = value is YamlScalar { IsNull: false } scalar ? scalar.Text.Trim() : "picture.jpg";
            return ("; a picture stands in the text, where it is to be seen",
                $"![what it shows]({(file.Contains(' ', StringComparison.Ordinal) ? $"<{file}>" : file)})");
        }
        return Find(key.Text) switch
        {
            null => null,
            "tags" when Plain(key.Text).StartsWith("categor", StringComparison.Ordinal) =>
                ("; here that is \"tags\", or \"topics\" if each has a page of its own in topics/", "tags"),
            var name => ($"; here that is \"{name}\"", name),
        };
    }

    /// <summary>Spellings that differ only in case, hyphens and underscores are one: <c>last_mod</c>, <c>lastMod</c>.</summary>
    private static string Plain(string key) =>
        key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
