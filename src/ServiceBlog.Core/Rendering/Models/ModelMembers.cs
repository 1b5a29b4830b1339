using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>The members that templates see of a type: a table from names to what reads them, so that no reflection is needed and the guide can be held
/// against it. Whether a page has to be rendered again is told from this table alone: each member is compared by its value, unless what it depends on
/// is known to be the same.</summary>
public sealed class ModelMembers<T>
{
    private readonly FrozenDictionary<string, int> _places;
    private readonly Func<T, object?>[] _readers;
    private readonly Func<T, ContentHash>?[] _hashers;
    private readonly DependsOn[] _dependencies;

    public ModelMembers(params (string Name, DependsOn On, Func<T, object?> Read)[] members)
    {
        Names = [.. members.Select(member => member.Name)];
        _readers = [.. members.Select(member => member.Read)];
        _dependencies = [.. members.Select(member => member.On)];
        _hashers = new Func<T, ContentHash>?[members.Length];
        _places = Names.Index().ToFrozenDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }

    /// <param name="all">What every member depends on.</param>
    public ModelMembers(DependsOn all, params (string Name, Func<T, object?> Read)[] members)
        : this([.. members.Select(member => (member.Name, all, member.Read))])
    {
    }

    /// <summary>Of a part of a subject, which is compared with the member that holds it.</summary>
    public ModelMembers(params (string Name, Func<T, object?> Read)[] members)
        : this(DependsOn.Anything, members)
    {
    }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Of the file that an item comes from; null for items that come from none.</summary>
    public Func<T, ContentHash>? FileHash { get; init; }

    /// <summary>The pages and comments of which an item shows the text; null for items that show none.</summary>
    public Func<T, IEnumerable<Page>>? Texts { get; init; }

    /// <summary>Of all members of an item at once, where that is cheaper than to read them.</summary>
    public Func<T, ContentHash>? KnownHash { get; init; }

    /// <summary>Gives a member's hash without reading it.</summary>
    public ModelMembers<T> WithHash(string name, Func<T, ContentHash> hash)
    {
        _hashers[_places[name]] = hash;
        return this;
    }

    public DependsOn DependencyOf(int member) => _dependencies[member];

    public bool TryFind(string name, out int member) => _places.TryGetValue(name, out member);

    public object? Read(T model, int member) => _readers[member](model);

    public Func<T, ContentHash>? HasherOf(int member) => _hashers[member];

    /// <summary>An object whose members are read when a template asks for them.</summary>
    public object ToValue(T model) => new ObjectModel<T>(model, this);

    /// <summary>All members of an item, read now.</summary>
    public object?[] ReadAll(T model) => [.. _readers.Select(read => read(model))];

    /// <summary>The same members, of what <see cref="ReadAll"/> gave.</summary>
    public ModelMembers<object?[]> OverValues() => new(
        [.. Names.Index().Select(entry => (entry.Item, _dependencies[entry.Index], (Func<object?[], object?>)(values => values[entry.Index])))]);

    /// <summary>An object whose members are all read now, once.</summary>
    public object ToFrozenValue(T model) => YamlValue.Frozen(Names.Zip(ReadAll(model)));
}

/// <summary>Shows templates a part of the graph through a table of members.</summary>
public sealed class ObjectModel<T>(T item, ModelMembers<T> members) : ReadOnlyObject, IPartModel
{
    public override IReadOnlyList<string> MemberNames => members.Names;

    public ContentHash? KnownHash => members.KnownHash?.Invoke(item);

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

/// <summary>A list that makes the model of an item when a template reads it.</summary>
public sealed class ModelList<T>(ImmutableArray<T> items, Func<T, object?> toValue) : ReadOnlyList
{
    public ImmutableArray<T> Items => items;

    public override int Count => items.Length;

    public override object? this[int index] => toValue(items[index]);
}
