namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// The arguments of all running calls, on top of each other. Growing leaves the old array to the calls whose
/// arguments were bound in it.
/// </summary>
internal sealed class ArgumentStack
{
    private const int InitialSize = 64;
    private const int LargestKept = 4096;

    private Value[] _items = new Value[InitialSize];

    public int Top { get; private set; }

    public Value this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public void Push(in Value value)
    {
        if (Top == _items.Length)
        {
            Array.Resize(ref _items, Top * 2);
        }

        _items[Top++] = value;
    }

    public void PushCopy(int start, int count)
    {
        for (var index = 0; index < count; index++)
        {
            Push(_items[start + index]);
        }
    }

    public Span<Value> Slice(int start, int count) => _items.AsSpan(start, count);

    /// <summary>Drops everything above a former <see cref="Top"/>.</summary>
    public void Release(int top) => Top = top;

    /// <summary>Drops everything, and the references kept in dropped slots.</summary>
    public void Clear()
    {
        // A render that spread a huge list should not hold its memory for ever.
        if (_items.Length > LargestKept)
        {
            _items = new Value[InitialSize];
        }

        Array.Clear(_items);
        Top = 0;
    }
}
