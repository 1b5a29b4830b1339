namespace ServiceBlog.Core.Content;

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
