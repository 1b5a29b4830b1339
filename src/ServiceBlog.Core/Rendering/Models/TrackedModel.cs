using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>Shows templates a tracked model, and notes what they read of it.</summary>
public sealed class TrackedModel<T>(T item, ModelMembers<T> members, ModelKey key, int index) : ReadOnlyObject, ITrackedModel
{
    public ModelKey Key => key;

    public ContentHash KeyHash { get; } = key.ContentHash;

    public int Index => index;

    public ContentHash FileHash => members.FileHash?.Invoke(item) ?? ContentHash.None;

    public IEnumerable<Page> Texts => members.Texts?.Invoke(item) ?? [];

    public override IReadOnlyList<string> MemberNames => members.Names;

    private T Item => item;

    public override bool TryGetMember(string name, out object? value)
    {
        if (!members.TryFind(name, out var member))
        {
            value = null;
            return false;
        }
        value = members.Read(item, member);
        if (value is ReadOnlyList list)
            value = new TrackedList(list, index, member);
        else
            DependencyTracker.Note(new DependencyKey(index, member, MemberAspect.Value));
        return true;
    }

    public override bool Contains(string member) => members.TryFind(member, out _);

    public DependsOn DependencyOf(int member) => members.DependencyOf(member);

    public string NameOf(int member) => members.Names[member];

    public object? ValueOf(int member) => members.Read(item, member);

    public ContentHash HashOf(DependencyKey key) => members.HasherOf(key.Member) is { } known
        ? known(item)
        : HashOf(members.Read(item, key.Member), key.Aspect);

    public bool HoldsTheSame(DependencyKey key, ITrackedModel before)
    {
        if (before is not TrackedModel<T> other)
            return false;
        if (members.DependencyOf(key.Member) == DependsOn.OwnFile && FileHash == before.FileHash)
            return true;
        if (members.HasherOf(key.Member) is { } known)
            return known(item) == known(other.Item);
        var (now, then) = (members.Read(item, key.Member), members.Read(other.Item, key.Member));
        // Lists of pages are the long ones: they need not be hashed to be compared.
        return key.Aspect == MemberAspect.Items && now is ModelList<Page> pages && then is ModelList<Page> pagesBefore
            ? pages.Items.SequenceEqual(pagesBefore.Items, IsSamePage)
            : HashOf(now, key.Aspect) == HashOf(then, key.Aspect);
    }

    private static ContentHash HashOf(object? value, MemberAspect aspect) => aspect switch
    {
        MemberAspect.Count => ContentHash.None.With(value is ReadOnlyList list ? list.Count : -1),
        MemberAspect.Items => value is ReadOnlyList list ? ValueHash.OfItems(list) : ContentHash.None,
        _ => ValueHash.Of(value),
    };

    /// <summary>Templates meet a page by its name, which stays while the page changes.</summary>
    private static bool IsSamePage(Page now, Page before) => ReferenceEquals(now, before) || now.SourcePath == before.SourcePath;
}

/// <summary>A list that is a member of a tracked model. Its length and its items are read apart: many templates ask only whether it is empty.</summary>
internal sealed class TrackedList(ReadOnlyList list, int model, int member) : ReadOnlyList
{
    public override int Count
    {
        get
        {
            DependencyTracker.Note(new DependencyKey(model, member, MemberAspect.Count));
            return list.Count;
        }
    }

    public override object? this[int index]
    {
        get
        {
            DependencyTracker.Note(new DependencyKey(model, member, MemberAspect.Items));
            return list[index];
        }
    }

    public override IEnumerator<object?> GetEnumerator()
    {
        DependencyTracker.Note(new DependencyKey(model, member, MemberAspect.Items));
        return list.GetEnumerator();
    }
}
