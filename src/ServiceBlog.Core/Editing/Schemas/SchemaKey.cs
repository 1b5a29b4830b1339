namespace ServiceBlog.Core.Editing.Schemas;

/// <summary>A key of front matter or settings.</summary>
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
