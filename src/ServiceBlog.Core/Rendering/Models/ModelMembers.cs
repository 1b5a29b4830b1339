using System.Collections.Frozen;
using ServiceBlog.Core.Content;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>
/// The members that templates see of a type: a table from names to what reads them, so that no reflection is needed
/// and the guide can be held against it.
/// </summary>
public sealed class ModelMembers<T>
{
    private readonly FrozenDictionary<string, int> _places;
    private readonly Func<T, Value>[] _readers;
    private readonly Func<T, Fingerprint>?[] _fingerprinters;
    private readonly bool[] _isOfSource;
    private readonly bool[] _isOfSite;
    private readonly bool[] _isOfText;

    public ModelMembers(params (string Name, Func<T, Value> Read)[] members)
    {
        Names = [.. members.Select(member => member.Name)];
        _readers = [.. members.Select(member => member.Read)];
        _fingerprinters = new Func<T, Fingerprint>?[members.Length];
        _isOfSource = new bool[members.Length];
        _isOfSite = new bool[members.Length];
        _isOfText = new bool[members.Length];
        _places = Names.Index().ToFrozenDictionary(entry => entry.Item, entry => entry.Index, StringComparer.Ordinal);
    }

    /// <summary>Stands for the file that an item comes from; null for items that come from none.</summary>
    public Func<T, Fingerprint>? Source { get; private set; }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Stands for all members of an item at once, where that is cheaper than to read them.</summary>
    public Func<T, Fingerprint>? KnownBy { get; init; }

    /// <summary>Tells a member's fingerprint without reading it.</summary>
    public ModelMembers<T> WithFingerprint(string name, Func<T, Fingerprint> fingerprint)
    {
        _fingerprinters[_places[name]] = fingerprint;
        return this;
    }

    /// <summary>Names the members that follow from the item's own file alone.</summary>
    public ModelMembers<T> WithSource(Func<T, Fingerprint> source, params ReadOnlySpan<string> names)
    {
        Source = source;
        foreach (var name in names)
            _isOfSource[_places[name]] = true;
        return this;
    }

    /// <summary>Names the members that may change with any page of the site, also one that has no tie to the item.</summary>
    public ModelMembers<T> OfSite(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            _isOfSite[_places[name]] = true;
        return this;
    }

    /// <summary>Names the members that can be read only from the texts of files, and not from what is kept of them.</summary>
    public ModelMembers<T> OfText(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            _isOfText[_places[name]] = true;
        return this;
    }

    /// <summary>Whether a member can be read only from the texts of files.</summary>
    public bool IsOfText(int member) => _isOfText[member];

    /// <summary>Whether a member may change with any page of the site.</summary>
    public bool IsOfSite(int member) => _isOfSite[member];

    /// <summary>Whether a member can change only if the item's own file does.</summary>
    public bool IsOfSource(int member) => _isOfSource[member];

    public bool TryFind(string name, out int member) => _places.TryGetValue(name, out member);

    public Value Read(T model, int member) => _readers[member](model);

    public Func<T, Fingerprint>? Fingerprinter(int member) => _fingerprinters[member];

    /// <summary>An object whose members are read when a template asks for them.</summary>
    public Value ToValue(T model) => Value.From(new ObjectModel<T>(model, this));

    /// <summary>All members of an item, read now.</summary>
    public Value[] ReadAll(T model) => [.. _readers.Select(read => read(model))];

    /// <summary>The same members, of what <see cref="ReadAll"/> gave.</summary>
    public ModelMembers<Value[]> OverValues() =>
        new([.. Names.Index().Select(entry => (entry.Item, (Func<Value[], Value>)(values => values[entry.Index])))]);

    /// <summary>An object whose members are all read now, once.</summary>
    public Value ToFrozenValue(T model)
    {
        var members = new ScriptObject(Names.Count);
        for (var i = 0; i < Names.Count; i++)
            members.Set(Names[i], _readers[i](model));
        return members.Freeze();
    }
}
