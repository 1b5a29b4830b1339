using ServiceBlog.Core.Content;
using ServiceBlog.Core.Rendering.Reads;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>Shows templates a part of the graph through a table of members.</summary>
public sealed class ObjectModel<T>(T item, ModelMembers<T> members) : ITemplateObject, IPartModel
{
    public IEnumerable<string> MemberNames => members.Names;

    public Fingerprint? KnownBy => members.KnownBy?.Invoke(item);

    public bool TryGetMember(string name, out Value value)
    {
        if (members.TryFind(name, out var member))
        {
            value = members.Read(item, member);
            return true;
        }
        value = default;
        return false;
    }
}
