namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// The members of an object in the order they were first set. Most objects have a handful: to look at each of their
/// names takes less time than to hash one, and an array less memory than a dictionary. Larger ones get an index.
/// </summary>
internal struct MemberTable(int capacity)
{
    private const int LargestWithoutIndex = 8;

    private KeyValuePair<string, Value>[] _members = capacity == 0 ? [] : new KeyValuePair<string, Value>[capacity];
    private Dictionary<string, int>? _index;

    // The bits of all names that are or were here; a name whose bit is not among them is not here.
    private ulong _nameBits;

    public int Count { get; private set; }

    public readonly ref readonly KeyValuePair<string, Value> this[int position] => ref _members[position];

    /// <summary>False if there is certainly no member of that name.</summary>
    public readonly bool MayHave(MemberName name) => (_nameBits & name.Bit) != 0;

    /// <summary>The position of a member, -1 if there is none of that name.</summary>
    public readonly int PositionOf(string name)
    {
        if (_index is not null)
        {
            return _index.TryGetValue(name, out var found) ? found : -1;
        }

        var members = _members.AsSpan(0, Count);
        for (var position = 0; position < members.Length; position++)
        {
            if (members[position].Key == name)
            {
                return position;
            }
        }

        return -1;
    }

    /// <inheritdoc cref="PositionOf(string)"/>
    public readonly int PositionOf(MemberName name)
    {
        if (!MayHave(name))
        {
            return -1;
        }

        var guess = name.LastPosition;
        if (guess < Count && _members[guess].Key == name.Text)
        {
            return guess;
        }

        var position = PositionOf(name.Text);
        if (position >= 0)
        {
            name.Found(position, _members[position].Key);
        }

        return position;
    }

    public void Set(string name, in Value value)
    {
        var position = PositionOf(name);
        if (position >= 0)
        {
            _members[position] = new KeyValuePair<string, Value>(name, value);
            return;
        }

        if (Count == _members.Length)
        {
            Array.Resize(ref _members, Math.Max(4, Count * 2));
        }

        _members[Count++] = new KeyValuePair<string, Value>(name, value);
        _nameBits |= MemberName.BitOf(name);
        if (_index is not null)
        {
            _index.Add(name, Count - 1);
        }
        else if (Count > LargestWithoutIndex)
        {
            CreateIndex();
        }
    }

    public bool Remove(string name)
    {
        var position = PositionOf(name);
        if (position < 0)
        {
            return false;
        }

        Array.Copy(_members, position + 1, _members, position, Count - position - 1);
        _members[--Count] = default;
        if (_index is not null)
        {
            CreateIndex();
        }

        return true;
    }

    public void Clear()
    {
        Array.Clear(_members, 0, Count);
        _index = null;
        _nameBits = 0;
        Count = 0;
    }

    private void CreateIndex()
    {
        _index = new Dictionary<string, int>(_members.Length, StringComparer.Ordinal);
        for (var position = 0; position < Count; position++)
        {
            _index.Add(_members[position].Key, position);
        }
    }
}
