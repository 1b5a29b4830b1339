using System.Collections.Frozen;
using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>
/// The members that templates see of a type: a table from names to what reads them, so that no reflection is needed
/// and the guide can be held against it. Whether a page has to be rendered again is told from this table alone: each
/// member is compared by its value, unless what it depends on is known to be the same.
/// </summary>
public sealed class ModelMembers<T>
{
    private readonly FrozenDictionary<string, int> _places;
    private readonly Func<T, object?>[] _readers;
    private readonly Func<T, Fingerprint>?[] _fingerprinters;
    private readonly DependsOn[] _dependencies;

    public ModelMembers(params (string Name, DependsOn On, Func<T, object?> Read)[] members)
    {
        Names = [.. members.Select(member => member.Name)];
        _readers = [.. members.Select(member => member.Read)];
        _dependencies = [.. members.Select(member => member.On)];
        _fingerprinters = new Func<T, Fingerprint>?[members.Length];
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

    /// <summary>Stands for the file that an item comes from; null for items that come from none.</summary>
    public Func<T, Fingerprint>? Source { get; init; }

    /// <summary>The pages and comments of which an item shows the text; null for items that show none.</summary>
    public Func<T, IEnumerable<Page>>? Texts { get; init; }

    /// <summary>Stands for all members of an item at once, where that is cheaper than to read them.</summary>
    public Func<T, Fingerprint>? KnownBy { get; init; }

    /// <summary>Tells a member's fingerprint without reading it.</summary>
    public ModelMembers<T> WithFingerprint(string name, Func<T, Fingerprint> fingerprint)
    {
        _fingerprinters[_places[name]] = fingerprint;
        return this;
    }

    public DependsOn DependencyOf(int member) => _dependencies[member];

    public bool TryFind(string name, out int member) => _places.TryGetValue(name, out member);

    public object? Read(T model, int member) => _readers[member](model);

    public Func<T, Fingerprint>? Fingerprinter(int member) => _fingerprinters[member];

    /// <summary>An object whose members are read when a template asks for them.</summary>
    public object ToValue(T model) => new ObjectModel<T>(model, this);

    /// <summary>All members of an item, read now.</summary>
    public object?[] ReadAll(T model) => [.. _readers.Select(read => read(model))];

    /// <summary>The same members, of what <see cref="ReadAll"/> gave.</summary>
    public ModelMembers<object?[]> OverValues() => new(
        [.. Names.Index().Select(entry => (entry.Item, _dependencies[entry.Index], (Func<object?[], object?>)(values => values[entry.Index])))]);

    /// <summary>An object whose members are all read now, once.</summary>
    public object ToFrozenValue(T model)
    {
        var members = new ScriptObject(Names.Count);
        for (var i = 0; i < Names.Count; i++)
            members.SetValue(Names[i], _readers[i](model), readOnly: true);
        members.IsReadOnly = true;
        return members;
    }
}
