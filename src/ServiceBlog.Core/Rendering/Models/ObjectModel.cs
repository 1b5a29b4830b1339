using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>Shows templates an item of the graph through a table of members.</summary>
public sealed class ObjectModel<T>(T item, ModelMembers<T> members) : ITemplateObject
{
    public IEnumerable<string> MemberNames => members.Names;

    public bool TryGetMember(string name, out Value value) => members.TryRead(item, name, out value);
}
