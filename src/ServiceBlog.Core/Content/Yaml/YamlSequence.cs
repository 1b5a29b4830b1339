namespace ServiceBlog.Core.Content.Yaml;

public sealed record YamlSequence(ImmutableArray<YamlNode> Items, SourceLocation Location) : YamlNode(Location)
{
    public override int Size { get; } = 1 + Items.Sum(item => item.Size);

    public override string Description => "a list";
}
