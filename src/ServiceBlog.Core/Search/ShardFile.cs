namespace ServiceBlog.Core.Search;

/// <summary>A term with the pages that have it.</summary>
/// <param name="Pages">How many pages have it.</param>
/// <param name="Rows">See <see cref="PostingRow"/>; none for a common term, whose rows lie in a file of their own.</param>
internal readonly record struct TermEntry(string Term, int Pages, bool IsCommon, ReadOnlyMemory<byte> Rows);

/// <summary>A file of terms in ordinal order, each with how many letters (UTF-16) it shares with the one before, the bytes of the others, twice the
/// number of its pages and 1 if it is common, the length of its rows, and the rows.</summary>
internal sealed class ShardWriter
{
    private byte[] _bytes = new byte[4096];
    private int _length;
    private string _before = "";

    public void Add(in TermEntry entry)
    {
        Reserve(32 + (entry.Term.Length * 3) + entry.Rows.Length);
        Head(entry);
        Number(entry.Rows.Length);
        entry.Rows.Span.CopyTo(_bytes.AsSpan(_length));
        _length += entry.Rows.Length;
    }

    /// <summary>Adds a term whose rows lie elsewhere, with a number in their place.</summary>
    public void Add(in TermEntry entry, int number)
    {
        Reserve(32 + (entry.Term.Length * 3));
        Head(entry);
        Number(number);
    }

    private void Head(in TermEntry entry)
    {
        var shared = entry.Term.AsSpan().CommonPrefixLength(_before);
        if (shared > 0 && char.IsHighSurrogate(entry.Term[shared - 1]))
            shared--;
        Number(shared);
        Number(Encoding.UTF8.GetByteCount(entry.Term.AsSpan(shared)));
        _length += Encoding.UTF8.GetBytes(entry.Term.AsSpan(shared), _bytes.AsSpan(_length));
        Number((entry.Pages << 1) | (entry.IsCommon ? 1 : 0));
        _before = entry.Term;
    }

    public ReadOnlyMemory<byte> End() => _bytes.AsMemory(0, _length);

    /// <summary>The terms of a file, in their order.</summary>
    public static IEnumerable<TermEntry> Read(ReadOnlyMemory<byte> shard)
    {
        var reader = new ShardReader(shard);
        while (reader.MoveNext())
            yield return reader.Entry;
    }

    private void Number(int number) => _length += Varint.Write(_bytes.AsSpan(_length), number);

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }
}

/// <summary>Reads a file of terms. Nothing is kept of those that are passed over: an edit looks at all terms of an index and changes few.</summary>
internal sealed class ShardReader(ReadOnlyMemory<byte> shard)
{
    private char[] _term = new char[Vocabulary.LongestWord];
    private int _length;
    private int _position;
    private int _pages;
    private ReadOnlyMemory<byte> _rows;

    public ReadOnlySpan<char> Term => _term.AsSpan(0, _length);

    public TermEntry Entry => new(Term.ToString(), _pages >> 1, (_pages & 1) != 0, _rows);

    public bool MoveNext()
    {
        if (_position == shard.Length)
            return false;
        var bytes = shard.Span;
        _length = Varint.Read(bytes, ref _position);
        var length = Varint.Read(bytes, ref _position);
        var own = bytes.Slice(_position, length);
        if (_term.Length < _length + own.Length)
            Array.Resize(ref _term, (_length + own.Length) * 2);
        _length += Encoding.UTF8.GetChars(own, _term.AsSpan(_length));
        _position += own.Length;
        _pages = Varint.Read(bytes, ref _position);
        var rows = Varint.Read(bytes, ref _position);
        _rows = shard.Slice(_position, rows);
        _position += rows;
        return true;
    }
}
