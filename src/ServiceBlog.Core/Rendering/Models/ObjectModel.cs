using ServiceBlog.Core.Rendering.Reads;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>Shows templates a part of the graph through a table of members.</summary>
public sealed class ObjectModel<T>(T item, ModelMembers<T> members) : ReadOnlyObject, IPartModel
{
    public override IReadOnlyList<string> MemberNames => members.Names;

    public Fingerprint? KnownBy => members.KnownBy?.Invoke(item);

    public override bool Contains(string member) => members.TryFind(member, out _);

    public override bool TryGetMember(string name, out object? value)
    {
        if (members.TryFind(name, out var member))
        {
            value = members.Read(item, member);
            return true;
        }
        value = null;
        return false;
    }
}
