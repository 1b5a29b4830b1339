namespace ServiceBlog.Core.Content;

/// <summary>The types of values that keys of front matter have.</summary>
internal static class FrontMatterTypes
{
    private static readonly ImmutableArray<string> RelationNames = [.. Enum.GetNames<RelationType>().Select(name => name.ToLowerInvariant())];

    public static readonly FrontMatterType<Located<string>?> Text = new(SchemaType.Text,
        (fields, key, _) => fields.Text(key.Name) ?? (key.OtherName is { } other ? fields.Text(other) : null),
        LocatedFormat.Write, LocatedFormat.ReadText, text => text?.Value);

    /// <summary>A name of something, in which quotation marks are none of its letters.</summary>
    public static readonly FrontMatterType<Located<string>?> Name = Text with { Read = (fields, key, _) => fields.NameOf(key.Name) };

    public static readonly FrontMatterType<Located<string>?> LanguageTag = Text with { Read = (fields, key, _) => fields.LanguageTag(fields.Text(key.Name)) };

    public static readonly FrontMatterType<Located<string>?> Period = Text with { Read = (fields, key, _) => ReadPeriod(fields, key.Name) };

    public static readonly FrontMatterType<Located<string>?> AuthorsSite =
        Text with { Read = (fields, key, _) => ReadWebAddress(fields, key.Name, "of its author's site") };

    public static readonly FrontMatterType<ImmutableArray<Located<string>>> Texts = new(SchemaType.Texts,
        (fields, key, _) => key.OtherName is { } other ? fields.Texts(key.Name).AddRange(fields.Texts(other)) : fields.Texts(key.Name),
        LocatedFormat.Write, LocatedFormat.ReadTexts, texts => texts.Select(text => text.Value));

    public static readonly FrontMatterType<ImmutableArray<Located<string>>> DistinctTexts =
        Texts with { Read = (fields, key, _) => Distinct(fields.Texts(key.Name)) };

    public static readonly FrontMatterType<Located<DateTimeOffset>?> PlainDate = new(SchemaType.Date,
        (fields, key, zone) => fields.Date(key.Name, zone),
        LocatedFormat.Write, LocatedFormat.ReadLocatedDate, date => date?.Value);

    /// <summary>With <c>published</c> for its other name, which is a truth value elsewhere.</summary>
    public static readonly FrontMatterType<Located<DateTimeOffset>?> DateOrPublished = PlainDate with
    {
        Read = (fields, key, zone) => ReadPublished(fields, key.OtherName!, zone) is var published
            && fields.Date(key.Name, zone) is { } date ? date : published,
    };

    public static readonly FrontMatterType<bool> Flag = new(SchemaType.Flag,
        (fields, key, _) => fields.Flag(key.Name) is { Value: true },
        (writer, flag) => writer.Flag(flag), (reader, _) => reader.Flag(), flag => flag);

    public static readonly FrontMatterType<double?> Number = new(SchemaType.Number,
        (fields, key, _) => fields.Number(key.Name)?.Value,
        (writer, number) => writer.Number(BitConverter.DoubleToInt64Bits(number ?? double.NaN)),
        (reader, _) => BitConverter.Int64BitsToDouble(reader.Number()) is var number && double.IsNaN(number) ? null : number,
        number => number);

    public static readonly FrontMatterType<bool> FlagUnlessFalse = Flag with { Read = (fields, key, _) => fields.Flag(key.Name) is not { Value: false } };

    /// <summary>A mapping of the author's own keys.</summary>
    public static readonly FrontMatterType<YamlMapping?> ThemeParams = new(SchemaType.Fields,
        (fields, key, _) => ReadMapping(fields, key.Name),
        (writer, values) => writer.List(values is null ? [] : ImmutableArray.Create<YamlNode>(values), YamlFormat.Write),
        (reader, file) => reader.List(file, YamlFormat.Read) is [YamlMapping values] ? values : null,
        values => values);

    public static readonly FrontMatterType<Origin?> SourceOrigin = new(SchemaType.Fields,
        (fields, key, _) => ReadOrigin(fields.Fields(key.Name)), WriteOrigin, RestoreOrigin, origin => origin)
    {
        Keys =
        [
            new("name", SchemaType.Text, "The name of the blog, book or paper.") { IsRequired = true },
            new("url", SchemaType.Text, "Its address."),
        ],
    };

    public static readonly FrontMatterType<ImmutableArray<Relation>> TypedRelations = new(SchemaType.List,
        (fields, key, _) => ReadRelations(fields, key.Name),
        (writer, relations) => writer.List(relations, WriteRelation), (reader, file) => reader.List(file, RestoreRelation), relations => relations)
    {
        Keys = [.. RelationNames.Select(name => new SchemaKey(name, SchemaType.Text, $"The key of a page that this one {name}."))],
    };

    public static readonly FrontMatterType<Review?> PageReview = new(SchemaType.Fields,
        (fields, key, zone) => ReadReview(fields.Fields(key.Name), zone), WriteReview, RestoreReview, review => review)
    {
        Keys =
        [
            new("by", SchemaType.Text, "Who has reviewed it."),
            new("date", SchemaType.Date, "When."),
            new("hash", SchemaType.Text, "Of the content as it stood."),
        ],
    };

    /// <summary>Another name for the date. Elsewhere it is a truth value: false makes a draft.</summary>
    private static Located<DateTimeOffset>? ReadPublished(YamlFields fields, string name, TimeZoneInfo zone)
    {
        if (fields.FlagIn(name) is not { } flag)
            return fields.Date(name, zone);
        fields.Report(Rules.WrongType, flag.Location, flag.Value
            ? $"\"{name}\" is a date here; a page is published unless it says \"draft: true\", so leave this line out"
            : $"\"{name}\" is a date here; a page that is not to be published yet says \"draft: true\"",
            flag.Value ? null : "draft: true");
        return null;
    }

    private static YamlMapping? ReadMapping(YamlFields fields, string name)
    {
        var node = fields.Take(name);
        if (node is not (null or YamlMapping))
            fields.Report(Rules.WrongType, node.Location, $"\"{name}\" expects a mapping of keys to values, found {node.Description}");
        return node as YamlMapping;
    }

    /// <param name="what">Says of what it is the address.</param>
    private static Located<string>? ReadWebAddress(YamlFields fields, string name, string what)
    {
        if (fields.Text(name) is not { } url)
            return null;
        // Whether a browser can follow it, the check of links tells.
        if (url.Value.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.Value.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return url;
        fields.Report(Rules.WrongType, url.Location, $"\"{name}\" expects the address {what}, such as https://example.org/, found \"{url.Value}\"");
        return null;
    }

    private static Origin? ReadOrigin(YamlFields? fields)
    {
        if (fields is null)
            return null;
        var name = fields.Text("name");
        var url = ReadWebAddress(fields, "url", "that it came from");
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

    private static Located<string>? ReadPeriod(YamlFields fields, string name)
    {
        var period = fields.Text(name);
        if (period is not { } written || ReviewPeriod.Parse(written.Value) is not null)
            return period;
        fields.Report(Rules.WrongType, written.Location, $"\"{name}\" expects a time such as 6 months, 1 year or 90 days, found \"{written.Value}\"");
        return null;
    }

    private static ImmutableArray<Relation> ReadRelations(YamlFields fields, string name)
    {
        switch (fields.Take(name))
        {
            case null:
                return [];
            case YamlSequence sequence:
                return [.. sequence.Items.SelectMany(item => ReadRelation(item, fields))];
            case { } node:
                fields.Report(Rules.WrongType, node.Location,
                    $"\"{name}\" expects a list such as \"- extends: KEY\", found {node.Description}");
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
            if (fields.Choice<RelationType>(new Located<string>(key.Text, key.Location), RelationNames,
                name => $"\"{name}\" is no relation: there are discusses, supports, disputes, extends, updates", Rules.UnknownRelation) is not { } type)
                continue;
            if (value is YamlScalar { IsNull: false } target)
                yield return new Relation(type, new Located<string>(target.Text.Trim(), target.Location));
            else
                fields.Report(Rules.WrongType, value.Location, $"\"{key.Text}\" expects a page's key, found {value.Description}");
        }
    }

    private static void WriteOrigin(ByteWriter writer, Origin? origin)
    {
        writer.Text(origin?.Name);
        if (origin is not null)
            LocatedFormat.Write(writer, origin.Url);
    }

    private static Origin? RestoreOrigin(ByteReader reader, string file) =>
        reader.TextOrNull() is { } name ? new Origin(name, LocatedFormat.ReadText(reader, file)) : null;

    private static void WriteRelation(ByteWriter writer, Relation relation)
    {
        writer.Number((int)relation.Type);
        LocatedFormat.Write(writer, relation.Target);
    }

    private static Relation RestoreRelation(ByteReader reader, string file)
    {
        var type = (RelationType)reader.Int();
        return new Relation(type, LocatedFormat.ReadText(reader, file) ?? throw new InvalidDataException("a relation has no target"));
    }

    private static void WriteReview(ByteWriter writer, Review? review)
    {
        writer.Flag(review is not null);
        if (review is null)
            return;
        writer.Text(review.By);
        writer.Flag(review.Date is not null);
        if (review.Date is { } date)
            LocatedFormat.Write(writer, date);
        writer.Text(review.Hash);
        LocatedFormat.Write(writer, review.Location);
        writer.Flag(review.IsVoid);
    }

    private static Review? RestoreReview(ByteReader reader, string file) => !reader.Flag()
        ? null
        : new Review(reader.TextOrNull(), reader.Flag() ? LocatedFormat.ReadDate(reader) : null, reader.TextOrNull())
        {
            Location = LocatedFormat.ReadLocation(reader, file),
            IsVoid = reader.Flag(),
        };

    /// <summary>Most lists are short and have no text twice: that is seen without memory of its own.</summary>
    private static ImmutableArray<Located<string>> Distinct(ImmutableArray<Located<string>> texts)
    {
        var isDistinct = texts.Length <= 8;
        for (var i = 1; i < texts.Length && isDistinct; i++)
        {
            for (var j = 0; j < i && isDistinct; j++)
                isDistinct = texts[i].Value != texts[j].Value;
        }
        return isDistinct ? texts : [.. texts.DistinctBy(text => text.Value, StringComparer.Ordinal)];
    }
}
