using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Content;

/// <summary>Keeps front matter from build to build. Both methods name every property, in one order.</summary>
public static class FrontMatterFormat
{
    public static void Write(ByteWriter writer, FrontMatter matter)
    {
        LocatedFormat.Write(writer, matter.Title);
        LocatedFormat.Write(writer, matter.Date);
        LocatedFormat.Write(writer, matter.Updated);
        LocatedFormat.Write(writer, matter.Authors);
        LocatedFormat.Write(writer, matter.Summary);
        LocatedFormat.Write(writer, matter.Tags);
        LocatedFormat.Write(writer, matter.Topics);
        LocatedFormat.Write(writer, matter.Series);
        LocatedFormat.Write(writer, matter.Slug);
        LocatedFormat.Write(writer, matter.Permalink);
        LocatedFormat.Write(writer, matter.Aliases);
        writer.Flag(matter.Draft);
        LocatedFormat.Write(writer, matter.Expires);
        LocatedFormat.Write(writer, matter.Layout);
        LocatedFormat.Write(writer, matter.Language);
        WriteOrigin(writer, matter.Origin);
        writer.Flag(matter.Verbatim);
        writer.List(matter.Relations, WriteRelation);
        LocatedFormat.Write(writer, matter.Related);
        LocatedFormat.Write(writer, matter.Unrelated);
        LocatedFormat.Write(writer, matter.Parent);
        LocatedFormat.Write(writer, matter.Synonyms);
        LocatedFormat.Write(writer, matter.CurrentView);
        WriteReview(writer, matter.Reviewed);
        LocatedFormat.Write(writer, matter.ReviewEvery);
        LocatedFormat.Write(writer, matter.ReplyTo);
        LocatedFormat.Write(writer, matter.Url);
        writer.List(matter.Extra, YamlFormat.WriteEntry);
    }

    public static FrontMatter Read(ByteReader reader, string file) => new()
    {
        Title = LocatedFormat.ReadText(reader, file),
        Date = LocatedFormat.ReadLocatedDate(reader, file),
        Updated = LocatedFormat.ReadLocatedDate(reader, file),
        Authors = LocatedFormat.ReadTexts(reader, file),
        Summary = LocatedFormat.ReadText(reader, file),
        Tags = LocatedFormat.ReadTexts(reader, file),
        Topics = LocatedFormat.ReadTexts(reader, file),
        Series = LocatedFormat.ReadTexts(reader, file),
        Slug = LocatedFormat.ReadText(reader, file),
        Permalink = LocatedFormat.ReadText(reader, file),
        Aliases = LocatedFormat.ReadTexts(reader, file),
        Draft = reader.Flag(),
        Expires = LocatedFormat.ReadLocatedDate(reader, file),
        Layout = LocatedFormat.ReadText(reader, file),
        Language = LocatedFormat.ReadText(reader, file),
        Origin = ReadOrigin(reader, file),
        Verbatim = reader.Flag(),
        Relations = reader.List(file, ReadRelation),
        Related = LocatedFormat.ReadTexts(reader, file),
        Unrelated = LocatedFormat.ReadTexts(reader, file),
        Parent = LocatedFormat.ReadText(reader, file),
        Synonyms = LocatedFormat.ReadTexts(reader, file),
        CurrentView = LocatedFormat.ReadText(reader, file),
        Reviewed = ReadReview(reader, file),
        ReviewEvery = LocatedFormat.ReadText(reader, file),
        ReplyTo = LocatedFormat.ReadText(reader, file),
        Url = LocatedFormat.ReadText(reader, file),
        Extra = reader.List(file, YamlFormat.ReadEntry),
    };

    private static void WriteOrigin(ByteWriter writer, Origin? origin)
    {
        writer.Text(origin?.Name);
        if (origin is not null)
            LocatedFormat.Write(writer, origin.Url);
    }

    private static Origin? ReadOrigin(ByteReader reader, string file) =>
        reader.TextOrNull() is { } name ? new Origin(name, LocatedFormat.ReadText(reader, file)) : null;

    private static void WriteRelation(ByteWriter writer, Relation relation)
    {
        writer.Number((int)relation.Type);
        LocatedFormat.Write(writer, relation.Target);
    }

    private static Relation ReadRelation(ByteReader reader, string file)
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

    private static Review? ReadReview(ByteReader reader, string file) => !reader.Flag()
        ? null
        : new Review(reader.TextOrNull(), reader.Flag() ? LocatedFormat.ReadDate(reader) : null, reader.TextOrNull())
        {
            Location = LocatedFormat.ReadLocation(reader, file),
            IsVoid = reader.Flag(),
        };
}
