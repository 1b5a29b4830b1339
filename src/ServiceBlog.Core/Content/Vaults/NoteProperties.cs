namespace ServiceBlog.Core.Content;

/// <summary>Reads the properties of a note as front matter. A vault gives them whatever names and values its author likes: those that mean here what
/// they mean in Obsidian are taken, all are kept for the theme, and none is a mistake.</summary>
internal static class NoteProperties
{
    /// <summary>The names of a key of ours, the one that counts first before the others.</summary>
    private static readonly (string Key, string[] Names)[] Known =
    [
        ("title", ["title"]), ("date", ["date", "created", "created-at", "date created", "creation date"]),
        ("updated", ["updated", "modified", "updated-at", "date modified"]),
        ("author", ["author", "authors"]), ("summary", ["summary", "description"]), ("tags", ["tags", "tag"]), ("aliases", ["aliases", "alias"]),
        ("permalink", ["permalink"]), ("slug", ["slug"]), ("language", ["language", "lang"]), ("order", ["order"]),
        ("expires", ["expires"]), ("params", ["params"]),
    ];

    private static readonly string[] Publishing = ["publish", "published", "dg-publish"];

    public static FrontMatter Read(YamlMapping properties, PageKind kind, TimeZoneInfo zone, ICollection<Diagnostic> diagnostics, ContentLimits limits)
    {
        var entries = new List<(YamlScalar Key, YamlNode Value)>();
        foreach (var (key, names) in Known)
        {
            if (names.Select(name => Find(properties, name)).FirstOrDefault(value => Adapt(key, value, zone) is not null) is { } value)
                entries.Add((new YamlScalar(key, IsPlain: true, value.Location), Adapt(key, value, zone)!));
        }
        if (IsPrivate(properties))
            entries.Add((new YamlScalar("draft", IsPlain: true, properties.Location), new YamlScalar("true", IsPlain: true, properties.Location)));
        // In a folder of the content model its other keys mean what they mean elsewhere.
        if (kind != PageKind.Page)
            entries.AddRange(properties.Entries.Where(entry => !entries.Exists(known => known.Key.Text == entry.Key.Text)
                && FrontMatter.Keys.Any(key => key.Name == entry.Key.Text)));
        return FrontMatterReader.Read(new YamlMapping([.. entries], properties.Location), kind, zone, diagnostics, limits) with { Extra = properties.Entries };
    }

    /// <summary>The names that the author gave a note besides its own: <c>aliases</c> that are no addresses.</summary>
    public static IEnumerable<string> NamesIn(FrontMatter matter) => matter.Extra
        .Where(entry => entry.Key.Text.ToLowerInvariant() is "aliases" or "alias")
        .SelectMany(entry => Texts(entry.Value, ","))
        .Select(text => text.Text.Trim())
        .Where(name => name.Length > 0 && name[0] != '/');

    private static YamlNode? Find(YamlMapping properties, string name) => properties.Entries
        .FirstOrDefault(entry => entry.Key.Text.Equals(name, StringComparison.OrdinalIgnoreCase) && entry.Value is not YamlScalar { IsNull: true }).Value;

    /// <summary>The value as the key takes it; null if it is not what the key means.</summary>
    private static YamlNode? Adapt(string key, YamlNode? value, TimeZoneInfo zone) => (key, value) switch
    {
        (_, null) => null,
        ("tags", _) => List(value, ", ", tag => tag.TrimStart('#').TrimEnd('/')),
        ("aliases", _) => List(value, ",", alias => alias.StartsWith('/') ? alias : ""),
        ("author", _) => List(value, ",", Unlinked),
        ("params", YamlMapping) => value,
        ("date" or "updated" or "expires", YamlScalar date) =>
            DateText.TryParse(Unlinked(date.Text), zone, out _) ? date with { Text = Unlinked(date.Text) } : null,
        ("order", YamlScalar number) =>
            double.TryParse(number.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var order) && order <= 1_000_000 ? number : null,
        ("language", YamlScalar tag) => LanguageTags.IsTag(tag.Text, out _) ? tag : null,
        ("permalink", YamlScalar path) => UrlPath.Parse("/" + path.Text.Trim().TrimStart('/')) is { Length: > 1 } address ? path with { Text = address } : null,
        ("slug", YamlScalar slug) => UrlPath.Segment(slug.Text) is { Length: > 0 } segment ? slug with { Text = segment } : null,
        ("title" or "summary", YamlScalar text) => IsTemplate(text.Text) || string.IsNullOrWhiteSpace(text.Text) ? null : text with { IsPlain = false },
        _ => null,
    };

    /// <summary>Texts that are not empty; a single one may hold several.</summary>
    private static YamlSequence? List(YamlNode value, string separators, Func<string, string> clean)
    {
        ImmutableArray<YamlNode> items = [.. Texts(value, separators)
            .Select(text => new YamlScalar(clean(text.Text.Trim()), IsPlain: false, text.Location)).Where(text => text.Text.Length > 0)];
        return items.IsEmpty ? null : new YamlSequence(items, value.Location);
    }

    private static IEnumerable<YamlScalar> Texts(YamlNode value, string separators) => value switch
    {
        YamlScalar { IsNull: false } scalar when !IsTemplate(scalar.Text) =>
            scalar.Text.Split(separators.ToCharArray()).Select(part => scalar with { Text = part }),
        YamlSequence sequence => sequence.Items.OfType<YamlScalar>().Where(item => !item.IsNull && !IsTemplate(item.Text)),
        _ => [],
    };

    /// <summary><c>[[Ann]]</c> is how a property names a note.</summary>
    private static string Unlinked(string text) => text.Trim().TrimStart('[').TrimEnd(']');

    /// <summary>A value that a template left to be filled in.</summary>
    private static bool IsTemplate(string text) => text.Contains("{{", StringComparison.Ordinal) || text.Contains("<%", StringComparison.Ordinal);

    private static bool IsPrivate(YamlMapping properties) =>
        Publishing.Any(name => Find(properties, name) is YamlScalar { Text: var text } && text.Trim().ToLowerInvariant() is "false" or "no" or "off")
        || ((string[])["draft", "private"])
            .Any(name => Find(properties, name) is YamlScalar { Text: var text } && text.Trim().ToLowerInvariant() is "true" or "yes" or "on");
}

/// <summary>Reads the properties of a note that are not well-formed YAML entry by entry, so that a mistake costs one value and not the page.</summary>
internal static class SalvagedProperties
{
    public static YamlMapping Read(string text, string file, int firstLine)
    {
        var entries = new List<(YamlScalar Key, YamlNode Value)>();
        var lines = text.Split('\n');
        for (var start = 0; start < lines.Length;)
        {
            var end = start + 1;
            while (end < lines.Length && !IsKey(lines[end]))
                end++;
            if (YamlReader.ReadMapping(string.Join('\n', lines[start..end]), file, firstLine + start, new List<Diagnostic>()) is { } whole)
                entries.AddRange(whole.Entries);
            else if (lines[start].Split(':', 2) is [var key, var value])
                entries.Add((Scalar(key, start), Scalar(string.Join(' ', lines[(start + 1)..end].Prepend(value)), start)));
            start = end;
        }
        return new YamlMapping([.. entries.DistinctBy(entry => entry.Key.Text)], new SourceLocation(file, firstLine, 1));

        YamlScalar Scalar(string written, int line) => new(written.Trim().Trim('"', '\''), IsPlain: true, new SourceLocation(file, firstLine + line, 1));
    }

    private static bool IsKey(string line) =>
        line.Length > 0 && !char.IsWhiteSpace(line[0]) && line[0] is not ('-' or '#') && line.Contains(':', StringComparison.Ordinal);
}
