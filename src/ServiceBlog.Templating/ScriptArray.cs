using System.Collections;

namespace ServiceBlog.Templating;

/// <summary>A list a template made or may change; it can carry named properties beside its items (section 6.1).</summary>
public sealed class ScriptArray : ITemplateList, IEnumerable<Value>
{
    private readonly List<Value> _items;

    public ScriptArray() => _items = [];

    public ScriptArray(int capacity) => _items = new List<Value>(capacity);

    /// <summary>A copy of some items; to list them in code write a collection, <c>[1, "a"]</c>.</summary>
    public ScriptArray(ReadOnlySpan<Value> items)
    {
        _items = new List<Value>(items.Length);
        _items.AddRange(items);
    }

    /// <summary>A copy of the items of another list.</summary>
    public ScriptArray(ITemplateList list)
        : this(list.Count)
    {
        for (var index = 0; index < list.Count; index++)
        {
            _items.Add(list[index]);
        }
    }

    public int Count => _items.Count;

    /// <summary>The named properties, or null as long as there are none.</summary>
    public ScriptObject? Properties { get; private set; }

    public Value this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public void Add(Value item) => _items.Add(item);

    public void Insert(int index, Value item) => _items.Insert(index, item);

    public void RemoveAt(int index) => _items.RemoveAt(index);

    /// <summary>Sets a named property.</summary>
    public void SetProperty(string name, Value value) => (Properties ??= new ScriptObject()).Set(name, value);

    public List<Value>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<Value> IEnumerable<Value>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
