namespace ServiceBlog.Core.Content.Yaml;

/// <summary>Keys and values in the order of the text; every key once.</summary>
public sealed record YamlMapping(ImmutableArray<(YamlScalar Key, YamlNode Value)> Entries, SourceLocation Location)
    : YamlNode(Location)
{
    public override int Size { get; } = 1 + Entries.Sum(entry => 1 + entry.Value.Size);

    public override string Description => "a mapping of keys to values";

    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key.Text == key)
                    return entry.Value;
            }
            return null;
        }
    }
}
