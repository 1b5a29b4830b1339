namespace ServiceBlog.Core.Content;

/// <summary>The files in which a key has a meaning. Elsewhere it is the theme's own.</summary>
internal enum KeyUse { Pages, PagesAndComments, Comments }

/// <summary>A key of front matter, and all that the program knows of it.</summary>
internal abstract class FrontMatterKey(string name)
{
    /// <summary>Where a front matter keeps the value of a key.</summary>
    public delegate ref T FieldOf<T>(FrontMatter matter);

    public string Name { get; } = name;

    /// <summary>A second spelling of the same key.</summary>
    public string? OtherName { get; private init; }

    public KeyUse Use { get; private init; }

    /// <summary>The only kind of page in which it has a meaning; null if it has one in all.</summary>
    public PageKind? OnlyKind { get; private init; }

    /// <summary>What <c>page</c> calls its value in templates; null if the value is shown in another way, or not at all.</summary>
    public string? Member { get; private init; }

    /// <summary>What editors are told, with its other name.</summary>
    public ImmutableArray<SchemaKey> Schema { get; private init; } = [];

    /// <summary>Declares a key.</summary>
    /// <param name="description">What editors show.</param>
    public static FrontMatterKey Key<T>(string name, FrontMatterType<T> type, FieldOf<T> field, string description,
        string? otherName = null, KeyUse use = KeyUse.Pages, bool isRequiredInComments = false, PageKind? onlyKind = null, string? member = null)
    {
        var schema = new SchemaKey(name, type.Schema, description) { Keys = type.Keys, IsRequired = isRequiredInComments };
        return new Typed<T>(name, type, field)
        {
            OtherName = otherName,
            Use = use,
            OnlyKind = onlyKind,
            Member = member,
            Schema = otherName is null ? [schema] : [schema, new(otherName, type.Schema, $"Another name for {name}.")],
        };
    }

    /// <summary>Takes the value out of a file's fields.</summary>
    public abstract void Read(YamlFields fields, TimeZoneInfo zone, FrontMatter matter);

    /// <summary>Keeps the value for the next build.</summary>
    public abstract void Write(ByteWriter writer, FrontMatter matter);

    /// <summary>Reads what <see cref="Write"/> kept.</summary>
    public abstract void Restore(ByteReader reader, string file, FrontMatter matter);

    /// <summary>The value for templates: a text, texts, a date, a truth value, or an object of the content model.</summary>
    public abstract object? Show(FrontMatter matter);

    private sealed class Typed<T>(string name, FrontMatterType<T> type, FieldOf<T> field) : FrontMatterKey(name)
    {
        public override void Read(YamlFields fields, TimeZoneInfo zone, FrontMatter matter) => field(matter) = type.Read(fields, this, zone);

        public override void Write(ByteWriter writer, FrontMatter matter) => type.Write(writer, field(matter));

        public override void Restore(ByteReader reader, string file, FrontMatter matter) => field(matter) = type.Restore(reader, file);

        public override object? Show(FrontMatter matter) => type.Show(field(matter));
    }
}

/// <summary>How the values of a type are read from front matter, kept for the next build, and given to templates.</summary>
internal sealed record FrontMatterType<T>(
    SchemaType Schema,
    Func<YamlFields, FrontMatterKey, TimeZoneInfo, T> Read,
    Action<ByteWriter, T> Write,
    Func<ByteReader, string, T> Restore,
    Func<T, object?> Show)
{
    /// <summary>The keys below, of a mapping.</summary>
    public ImmutableArray<SchemaKey> Keys { get; init; } = [];
}

/// <summary>A key of front matter or settings, as editors know it.</summary>
/// <param name="Description">Shown where an editor's pointer rests on it.</param>
public sealed record SchemaKey(string Name, SchemaType Type, string Description)
{
    /// <summary>The keys below it, if it has any.</summary>
    public ImmutableArray<SchemaKey> Keys { get; init; } = [];

    /// <summary>The only values; empty if there are others.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>A page or setting without it is wrong.</summary>
    public bool IsRequired { get; init; }
}

/// <summary>What a key takes, as the readers of <see cref="YamlFields"/> understand it.</summary>
public enum SchemaType
{
    Text,
    Texts,
    Date,
    Flag,
    PositiveNumber,
    PositiveNumbers,

    /// <summary>0 or more, whole or not.</summary>
    Number,

    /// <summary>A mapping of the keys below it.</summary>
    Fields,

    /// <summary>A mapping of the keys below it, or true or false.</summary>
    FieldsOrFlag,

    /// <summary>A list of mappings of the keys below it.</summary>
    List,

    /// <summary>Any value, for the theme.</summary>
    Anything,
}
