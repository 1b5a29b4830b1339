using System.Collections.Frozen;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>
/// The members that templates see of a type: a table from names to what reads them, so that no reflection is needed
/// and the guide can be held against it.
/// </summary>
public sealed class ModelMembers<T>
{
    private readonly FrozenDictionary<string, Func<T, Value>> _readers;

    public ModelMembers(params (string Name, Func<T, Value> Read)[] members)
    {
        Names = [.. members.Select(member => member.Name)];
        _readers = members.ToFrozenDictionary(member => member.Name, member => member.Read, StringComparer.Ordinal);
    }

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<string> Names { get; }

    public bool TryRead(T model, string name, out Value value)
    {
        if (_readers.TryGetValue(name, out var read))
        {
            value = read(model);
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>An object whose members are read when a template asks for them.</summary>
    public Value ToValue(T model) => Value.From(new ObjectModel<T>(model, this));

    /// <summary>An object whose members are all read now, once.</summary>
    public Value ToFrozenValue(T model)
    {
        var members = new ScriptObject(Names.Count);
        foreach (var name in Names)
            members.Set(name, _readers[name](model));
        return members.Freeze();
    }
}
