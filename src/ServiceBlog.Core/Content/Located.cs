namespace ServiceBlog.Core.Content;

/// <summary>A value and the place where the author wrote it, so that a later stage can report it.</summary>
public readonly record struct Located<T>(T Value, SourceLocation Location);

/// <summary>Keeps places, and values with their places, from build to build. The file is not written with each.</summary>
public static class LocatedFormat
{
    public static void Write(ByteWriter writer, SourceLocation location)
    {
        writer.Number(location.Line);
        writer.Number(location.Column);
    }

    public static SourceLocation ReadLocation(ByteReader reader, string file) => new(file, reader.Int(), reader.Int());

    public static void Write(ByteWriter writer, Located<string>? value)
    {
        writer.Text(value?.Value);
        if (value is { } known)
            Write(writer, known.Location);
    }

    public static Located<string>? ReadText(ByteReader reader, string file) =>
        reader.TextOrNull() is { } text ? new Located<string>(text, ReadLocation(reader, file)) : null;

    public static void Write(ByteWriter writer, ImmutableArray<Located<string>> values) =>
        writer.List(values, static (texts, value) => Write(texts, value));

    public static ImmutableArray<Located<string>> ReadTexts(ByteReader reader, string file) =>
        reader.List(file, static (texts, place) => ReadText(texts, place) ?? throw new InvalidDataException("a text is missing"));

    public static void Write(ByteWriter writer, Located<DateTimeOffset>? date)
    {
        writer.Flag(date is not null);
        if (date is not { } known)
            return;
        Write(writer, known.Value);
        Write(writer, known.Location);
    }

    public static Located<DateTimeOffset>? ReadLocatedDate(ByteReader reader, string file) =>
        reader.Flag() ? new Located<DateTimeOffset>(ReadDate(reader), ReadLocation(reader, file)) : null;

    public static void Write(ByteWriter writer, DateTimeOffset date)
    {
        writer.Number(date.Ticks);
        writer.Number(date.Offset.Ticks);
    }

    public static DateTimeOffset ReadDate(ByteReader reader) => new(reader.Number(), new TimeSpan(reader.Number()));
}
