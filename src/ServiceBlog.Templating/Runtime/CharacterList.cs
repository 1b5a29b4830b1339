namespace ServiceBlog.Templating.Runtime;

/// <summary>A string seen as the list of its characters.</summary>
internal sealed class CharacterList(string text) : ITemplateList
{
    public int Count => text.Length;

    public Value this[int index] => text.AsSpan(index, 1).ToString();
}
