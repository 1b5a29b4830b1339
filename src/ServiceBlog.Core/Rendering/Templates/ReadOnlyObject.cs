using System.Collections;
using Scriban;
using Scriban.Runtime;
using SourceSpan = Scriban.Parsing.SourceSpan;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>An object of the model: templates read its members and change none.</summary>
public abstract class ReadOnlyObject : IScriptObject, IEnumerable<KeyValuePair<string, object?>>
{
    /// <summary>In the order in which the guide lists them.</summary>
    public abstract IReadOnlyList<string> MemberNames { get; }

    public int Count => MemberNames.Count;

    public bool IsReadOnly
    {
        get => true;
        set { }
    }

    public abstract bool TryGetMember(string name, out object? value);

    public abstract bool Contains(string member);

    public IEnumerable<string> GetMembers() => MemberNames;

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) => TryGetMember(member, out value);

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        foreach (var name in MemberNames)
            yield return new KeyValuePair<string, object?>(name, TryGetMember(name, out var value) ? value : null);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A list of the model: templates read its items and change none.</summary>
public abstract class ReadOnlyList : IList, IReadOnlyList<object?>
{
    public abstract int Count { get; }

    public bool IsFixedSize => true;

    public bool IsReadOnly => true;

    public bool IsSynchronized => false;

    public object SyncRoot => this;

    public abstract object? this[int index] { get; }

    object? IList.this[int index]
    {
        get => this[index];
        set => throw CannotChange();
    }

    public virtual IEnumerator<object?> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Contains(object? value) => IndexOf(value) >= 0;

    public int IndexOf(object? value)
    {
        for (var i = 0; i < Count; i++)
        {
            if (Equals(this[i], value))
                return i;
        }
        return -1;
    }

    public void CopyTo(Array array, int index)
    {
        foreach (var item in this)
            array.SetValue(item, index++);
    }

    public int Add(object? value) => throw CannotChange();

    public void Clear() => throw CannotChange();

    public void Insert(int index, object? value) => throw CannotChange();

    public void Remove(object? value) => throw CannotChange();

    public void RemoveAt(int index) => throw CannotChange();

    private static NotSupportedException CannotChange() => new("the list is a part of the site's model and cannot be changed");
}
