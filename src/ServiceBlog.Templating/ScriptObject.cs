using System.Collections;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <summary>
/// An object a template made or may change: members in the order they were first set, each of which can be made
/// read-only; the whole object can be frozen to be shared between threads.
/// </summary>
public sealed class ScriptObject : ITemplateObject, IEnumerable<KeyValuePair<string, Value>>
{
    // Not read-only: it is a struct that changes.
    private MemberTable _members;
    private HashSet<string>? _readOnlyNames;
    private ITemplateObject? _fallback;

    public ScriptObject()
        : this(0)
    {
    }

    public ScriptObject(int capacity) => _members = new MemberTable(capacity);

    /// <summary>The number of own members.</summary>
    public int Count => _members.Count;

    /// <summary>The object was shared and can no longer be changed.</summary>
    public bool IsFrozen { get; private set; }

    public IEnumerable<string> MemberNames => _fallback is null
        ? OwnNames
        : _fallback.MemberNames.Where(name => _members.PositionOf(name) < 0).Concat(OwnNames);

    /// <summary>Read where this object has no member of its own; how a template's variables lie over a model.</summary>
    internal ITemplateObject? Fallback
    {
        get => _fallback;
        set => _fallback = value;
    }

    private IEnumerable<string> OwnNames
    {
        get
        {
            for (var position = 0; position < _members.Count; position++)
            {
                yield return _members[position].Key;
            }
        }
    }

    /// <summary>Gets the member, null if there is none; sets it whether or not it is read-only.</summary>
    public Value this[string name]
    {
        get => TryGetMember(name, out var value) ? value : default;
        set => Set(name, value);
    }

    public bool TryGetMember(string name, out Value value)
    {
        var position = _members.PositionOf(name);
        if (position < 0 && _fallback is not null)
        {
            return _fallback.TryGetMember(name, out value);
        }

        value = position < 0 ? default : _members[position].Value;
        return position >= 0;
    }

    /// <inheritdoc cref="TryGetMember(string, out Value)"/>
    internal bool TryGetMember(MemberName name, out Value value)
    {
        var position = _members.PositionOf(name);
        if (position < 0 && _fallback is not null)
        {
            return TryGetMember(_fallback, name, out value);
        }

        value = position < 0 ? default : _members[position].Value;
        return position >= 0;
    }

    /// <summary>False if there is certainly no member of that name; costs next to nothing.</summary>
    internal bool MayHave(MemberName name) => _members.MayHave(name)
        || (_fallback is not null && (_fallback is not ScriptObject { _fallback: null } model || model._members.MayHave(name)));

    internal static bool TryGetMember(ITemplateObject target, MemberName name, out Value value) =>
        target is ScriptObject known ? known.TryGetMember(name, out value) : target.TryGetMember(name.Text, out value);

    public bool Contains(string name) => TryGetMember(name, out _);

    /// <summary>Adds a member; the form collection initializers and tables of built-ins use.</summary>
    public void Add(string name, Value value) => Set(name, value);

    /// <summary>Sets a member whether or not it is read-only for templates.</summary>
    /// <exception cref="InvalidOperationException">The object is frozen.</exception>
    public void Set(string name, Value value, bool readOnly = false)
    {
        ThrowIfFrozen();
        _members.Set(name, value);
        if (readOnly)
        {
            SetReadOnly(name);
        }
    }

    public bool Remove(string name)
    {
        ThrowIfFrozen();
        return _members.Remove(name);
    }

    public void SetReadOnly(string name)
    {
        ThrowIfFrozen();
        (_readOnlyNames ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);
    }

    public bool IsReadOnly(string name) => _readOnlyNames is not null && _readOnlyNames.Contains(name);

    /// <summary>Forbids every further change, so that threads can share the object. Returns the object.</summary>
    public ScriptObject Freeze()
    {
        IsFrozen = true;
        return this;
    }

    public IEnumerator<KeyValuePair<string, Value>> GetEnumerator()
    {
        for (var position = 0; position < _members.Count; position++)
        {
            yield return _members[position];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Clear()
    {
        _members.Clear();
        _readOnlyNames = null;
        _fallback = null;
    }

    private void ThrowIfFrozen()
    {
        if (IsFrozen)
        {
            throw new InvalidOperationException("The object is shared and cannot be changed.");
        }
    }
}
