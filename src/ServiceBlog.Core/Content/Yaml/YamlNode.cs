namespace ServiceBlog.Core.Content.Yaml;

/// <summary>A piece of YAML with its place. Immutable; aliases share the node that they stand for.</summary>
public abstract record YamlNode(SourceLocation Location)
{
    /// <summary>Nodes in this tree, aliases counted as often as they stand there.</summary>
    public abstract int Size { get; }

    /// <summary>What this is, in the words of a message to an author.</summary>
    public abstract string Description { get; }
}
