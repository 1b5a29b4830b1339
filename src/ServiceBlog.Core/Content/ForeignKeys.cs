namespace ServiceBlog.Core.Content;

/// <summary>Keys that other generators know, and what is written in their place here.</summary>
internal static class ForeignKeys
{
    private static readonly FrozenDictionary<string, string> Names = new (string Name, string[] Others)[]
    {
        ("title", ["name", "heading", "headline", "pagetitle"]),
        ("date", ["pubdate", "publishdate", "publishedat", "publisheddate", "datepublished", "publicationdate", "published", "publishedon", "created", "createdat", "datecreated", "createdon", "posted", "postdate"]),
        ("updated", ["lastmod", "lastmodified", "lastmodifiedat", "lastupdated", "lastupdate", "modified", "modifiedat", "modifiedon", "datemodified", "updatedat", "updateddate", "updatedon", "dateupdated", "revised", "edited"]),
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
        FrozenSet.Create(StringComparer.Ordinal, "image", "images", "cover", "coverimage", "featuredimage", "featureimage", "thumbnail", "banner", "hero", "heroimage", "headerimage", "ogimage", "photo", "picture");

    /// <summary>The key that means the same here; null if none does.</summary>
    public static string? Find(string key) => Names.GetValueOrDefault(Plain(key));

    /// <summary>What to do about a key, as the end of a message, and what to write; null if the key is not known from elsewhere.</summary>
    public static (string Advice, string? Suggestion)? Explain(YamlScalar key, YamlNode value)
    {
        if (Pictures.Contains(Plain(key.Text)))
        {
            var file = value is YamlScalar { IsNull: false } scalar ? scalar.Text.Trim() : "picture.jpg";
            return ("; a picture stands in the text, where it is to be seen", $"![what it shows]({(file.Contains(' ', StringComparison.Ordinal) ? $"<{file}>" : file)})");
        }
        return Find(key.Text) switch
        {
            null => null,
            "tags" when Plain(key.Text).StartsWith("categor", StringComparison.Ordinal) => ("; here that is \"tags\", or \"topics\" if each has a page of its own in topics/", "tags"),
            var name => ($"; here that is \"{name}\"", name),
        };
    }

    /// <summary>Spellings that differ only in case, hyphens and underscores are one: <c>last_mod</c>, <c>lastMod</c>.</summary>
    private static string Plain(string key) =>
        key.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
