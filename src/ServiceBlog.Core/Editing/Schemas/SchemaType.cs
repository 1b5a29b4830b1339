namespace ServiceBlog.Core.Editing.Schemas;

/// <summary>What a key takes, as the readers of <see cref="Content.Yaml.YamlFields"/> understand it.</summary>
public enum SchemaType
{
    Text,
    Texts,
    Date,
    Flag,
    PositiveNumber,

    /// <summary>A mapping of the keys below it.</summary>
    Fields,

    /// <summary>A mapping of the keys below it, or true or false.</summary>
    FieldsOrFlag,

    /// <summary>A list of mappings of the keys below it.</summary>
    List,

    /// <summary>Whatever the theme wants.</summary>
    Anything,
}
