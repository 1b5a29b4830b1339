namespace ServiceBlog.Core.Content;

/// <summary>The content model: which keys there are, of which type, and for which kind of page.</summary>
public static class FrontMatterReader
{
    /// <summary>Reads all keys, reporting every one that is wrong, unknown, or of another kind.</summary>
    /// <param name="zone">For dates that name no zone.</param>
    public static FrontMatter Read(
        YamlMapping mapping, PageKind kind, TimeZoneInfo zone, ICollection<Diagnostic> diagnostics)
    {
        var fields = new YamlFields(mapping, diagnostics);
        var published = ReadPublished(fields, zone);
        var frontMatter = new FrontMatter
        {
            Title = fields.Text("title"),
            Date = fields.Date("date", zone) ?? published,
            Updated = fields.Date("updated", zone),
            Authors = fields.Texts("author").AddRange(fields.Texts("authors")),
            Summary = fields.Text("summary"),
            Tags = Distinct(fields.Texts("tags")),
            Topics = Distinct(fields.Texts("topics")),
            Series = Distinct(fields.Texts("series")),
            Slug = fields.NameOf("slug"),
            Permalink = fields.NameOf("permalink"),
            Aliases = fields.Texts("aliases"),
            Draft = fields.Flag("draft") is { Value: true },
            Expires = fields.Date("expires", zone),
            Layout = fields.NameOf("layout"),
            Language = fields.LanguageTag(fields.Text("language")),
            Origin = ReadOrigin(fields.Fields("origin")),
            Verbatim = fields.Flag("verbatim") is { Value: true },
            Relations = ReadRelations(fields),
            Related = Distinct(fields.Texts("related")),
            Unrelated = Distinct(fields.Texts("unrelated")),
            Parent = fields.NameOf("parent"),
            Synonyms = fields.Texts("synonyms"),
            CurrentView = fields.NameOf("currentView"),
            Reviewed = ReadReview(fields.Fields("reviewed"), zone),
            ReviewEvery = ReadPeriod(fields),
            // Elsewhere these keys are the theme's.
            ReplyTo = kind == PageKind.Comment ? fields.Text("replyTo") ?? fields.Text("reply-to") : null,
            Url = kind == PageKind.Comment ? ReadWebAddress(fields, "of its author's site") : null,
        };
        ReportOtherKinds(mapping, kind, diagnostics);
        fields.ReportUnknown("; kept for the theme as page.extra", (key, value) => Explain(key, value, kind));
        if (kind == PageKind.Comment)
            RequireAuthor(frontMatter, mapping, diagnostics);
        return fields.Unknown().ToImmutableArray() is { IsEmpty: false } unknown ? frontMatter with { Extra = unknown } : frontMatter;
    }

    /// <summary>Whether there is no title, which is another thing than a wrong one.</summary>
    public static bool LacksTitle(YamlMapping mapping) =>
        mapping["title"] is null or YamlScalar { IsNull: true } || (mapping["title"] is YamlScalar title && string.IsNullOrWhiteSpace(title.Text));

    private static void RequireAuthor(FrontMatter frontMatter, YamlMapping mapping, ICollection<Diagnostic> diagnostics)
    {
        if (frontMatter.Authors.IsEmpty)
            diagnostics.Add(new Diagnostic(Rules.MissingValue, mapping.Location, "a comment needs its author: \"author: …\""));
    }

    /// <summary>A key that another kind of page has is not proposed.</summary>
    private static (string Advice, string? Suggestion)? Explain(YamlScalar key, YamlNode value, PageKind kind) =>
        ForeignKeys.Find(key.Text) is { } known && OwnerOf(known) is { } owner && owner != kind ? null : ForeignKeys.Explain(key, value);

    /// <summary>Another name for the date. Elsewhere it is a truth value: false makes a draft.</summary>
    private static Located<DateTimeOffset>? ReadPublished(YamlFields fields, TimeZoneInfo zone)
    {
        if (fields.FlagIn("published") is not { } flag)
            return fields.Date("published", zone);
        fields.Report(Rules.WrongType, flag.Location, flag.Value
            ? "\"published\" is a date here; a page is published unless it says \"draft: true\", so leave this line out"
            : "\"published\" is a date here; a page that is not to be published yet says \"draft: true\"",
            flag.Value ? null : "draft: true");
        return null;
    }

    /// <param name="what">Says of what it is the address.</param>
    private static Located<string>? ReadWebAddress(YamlFields fields, string what)
    {
        if (fields.Text("url") is not { } url)
            return null;
        // Whether a browser can follow it, the check of links tells.
        if (url.Value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.Value.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return url;
        fields.Report(Rules.WrongType, url.Location, $"\"url\" expects the address {what}, such as https://example.org/, found \"{url.Value}\"");
        return null;
    }

    private static Origin? ReadOrigin(YamlFields? fields)
    {
        if (fields is null)
            return null;
        var name = fields.Text("name");
        var url = ReadWebAddress(fields, "that it came from");
        fields.ReportUnknown(" in \"origin\"");
        if (name is not null)
            return new Origin(name.Value.Value, url);
        if (url is null)
            return null;
        fields.Report(Rules.MissingValue, fields.Location, "\"origin\" needs the name of the blog: \"name: …\"");
        return null;
    }

    private static Review? ReadReview(YamlFields? fields, TimeZoneInfo zone)
    {
        if (fields is null)
            return null;
        var hash = fields.Text("hash");
        var review = new Review(fields.Text("by")?.Value, fields.Date("date", zone)?.Value, hash?.Value)
        {
            Location = hash?.Location ?? fields.Location,
        };
        fields.ReportUnknown(" in \"reviewed\"");
        return review;
    }

    private static Located<string>? ReadPeriod(YamlFields fields)
    {
        var period = fields.Text("reviewEvery");
        if (period is not { } written || ReviewPeriod.Parse(written.Value) is not null)
            return period;
        fields.Report(Rules.WrongType, written.Location, $"\"reviewEvery\" expects a time such as 6 months, 1 year or 90 days, found \"{written.Value}\"");
        return null;
    }

    private static ImmutableArray<Relation> ReadRelations(YamlFields fields)
    {
        switch (fields.Take("relations"))
        {
            case null:
                return [];
            case YamlSequence sequence:
                return [.. sequence.Items.SelectMany(item => ReadRelation(item, fields))];
            case { } node:
                fields.Report(Rules.WrongType, node.Location,
                    $"\"relations\" expects a list such as \"- extends: KEY\", found {node.Description}");
                return [];
        }
    }

    private static IEnumerable<Relation> ReadRelation(YamlNode item, YamlFields fields)
    {
        if (item is not YamlMapping mapping)
        {
            fields.Report(Rules.WrongType, item.Location, $"a relation is written \"extends: KEY\", found {item.Description}");
            yield break;
        }
        foreach (var (key, value) in mapping.Entries)
        {
            if (!TryParseRelation(key.Text, out var type))
            {
                fields.Diagnostics.Add(new Diagnostic(Rules.UnknownRelation, key.Location,
                    $"\"{key.Text}\" is no relation: there are discusses, supports, disputes, extends, updates")
                {
                    Suggestion = NearestName.Find(key.Text, RelationNames),
                });
            }
            else if (value is YamlScalar { IsNull: false } target)
            {
                yield return new Relation(type, new Located<string>(target.Text.Trim(), target.Location));
            }
            else
            {
                fields.Report(Rules.WrongType, value.Location, $"\"{key.Text}\" expects a page's key, found {value.Description}");
            }
        }
    }

    private static readonly string[] RelationNames =
        [.. Enum.GetNames<RelationType>().Select(name => name.ToLowerInvariant())];

    private static bool TryParseRelation(string text, out RelationType type)
    {
        var index = Array.IndexOf(RelationNames, text);
        type = index < 0 ? default : (RelationType)index;
        return index >= 0;
    }

    private static void ReportOtherKinds(YamlMapping mapping, PageKind kind, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (key, _) in mapping.Entries)
        {
            if (OwnerOf(key.Text) is { } only && only != kind)
            {
                diagnostics.Add(new Diagnostic(Rules.KeyOfAnotherKind, key.Location,
                    $"\"{key.Text}\" has a meaning only in a {only.ToString().ToLowerInvariant()}"));
            }
        }
    }

    /// <summary>The only kind of page in which a key has a meaning; null if it has one in all.</summary>
    private static PageKind? OwnerOf(string key) => key switch
    {
        "origin" or "verbatim" => PageKind.Source,
        "relations" => PageKind.Post,
        "parent" or "synonyms" or "currentView" => PageKind.Topic,
        _ => null,
    };

    private static ImmutableArray<Located<string>> Distinct(ImmutableArray<Located<string>> texts) =>
        IsShort(texts) && !Repeats(texts) ? texts : [.. texts.DistinctBy(text => text.Value, StringComparer.Ordinal)];

    /// <summary>Few enough to compare each with each, which takes no memory.</summary>
    private static bool IsShort(ImmutableArray<Located<string>> texts) => texts.Length <= 8;

    private static bool Repeats(ImmutableArray<Located<string>> texts)
    {
        for (var i = 1; i < texts.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (texts[i].Value == texts[j].Value)
                    return true;
            }
        }
        return false;
    }
}
