using System.Collections.Immutable;
using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;

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
        var frontMatter = new FrontMatter
        {
            Title = fields.Text("title"),
            Date = fields.Date("date", zone) ?? fields.Date("published", zone),
            Updated = fields.Date("updated", zone),
            Authors = fields.Texts("author").AddRange(fields.Texts("authors")),
            Summary = fields.Text("summary"),
            Tags = Distinct(fields.Texts("tags")),
            Topics = Distinct(fields.Texts("topics")),
            Series = Distinct(fields.Texts("series")),
            Slug = fields.Text("slug"),
            Permalink = fields.Text("permalink"),
            Aliases = fields.Texts("aliases"),
            Draft = fields.Flag("draft") is { Value: true },
            Expires = fields.Date("expires", zone),
            Layout = fields.Text("layout"),
            Language = fields.LanguageTag(fields.Text("language")),
            Origin = ReadOrigin(fields.Fields("origin")),
            Verbatim = fields.Flag("verbatim") is { Value: true },
            Relations = ReadRelations(fields),
            Related = Distinct(fields.Texts("related")),
            Unrelated = Distinct(fields.Texts("unrelated")),
            Parent = fields.Text("parent"),
            Synonyms = fields.Texts("synonyms"),
            CurrentView = fields.Text("currentView"),
            Reviewed = ReadReview(fields.Fields("reviewed"), zone),
            ReviewEvery = ReadPeriod(fields),
            // Elsewhere these keys are the theme's.
            ReplyTo = kind == PageKind.Comment ? fields.Text("replyTo") ?? fields.Text("reply-to") : null,
            Url = kind == PageKind.Comment ? ReadWebAddress(fields, "of its author's site") : null,
        };
        ReportOtherKinds(mapping, kind, diagnostics);
        fields.ReportUnknown("; kept for the theme as page.extra");
        if (kind == PageKind.Comment)
            RequireAuthor(frontMatter, mapping, diagnostics);
        else if (frontMatter.Title is null && mapping["title"] is null or YamlScalar { IsNull: true } or YamlScalar { Text: "" })
            diagnostics.Add(new Diagnostic(Rules.MissingTitle, mapping.Location, "the front matter has no title"));
        return fields.Unknown().ToImmutableArray() is { IsEmpty: false } unknown ? frontMatter with { Extra = unknown } : frontMatter;
    }

    private static void RequireAuthor(FrontMatter frontMatter, YamlMapping mapping, ICollection<Diagnostic> diagnostics)
    {
        if (frontMatter.Authors.IsEmpty)
            diagnostics.Add(new Diagnostic(Rules.MissingValue, mapping.Location, "a comment needs its author: \"author: …\""));
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
            PageKind? owner = key.Text switch
            {
                "origin" or "verbatim" => PageKind.Source,
                "relations" => PageKind.Post,
                "parent" or "synonyms" or "currentView" => PageKind.Topic,
                _ => null,
            };
            if (owner is { } only && only != kind)
            {
                diagnostics.Add(new Diagnostic(Rules.KeyOfAnotherKind, key.Location,
                    $"\"{key.Text}\" has a meaning only in a {only.ToString().ToLowerInvariant()}"));
            }
        }
    }

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
