namespace ServiceBlog.Core.Search;

/// <summary>A term with the pages that have it.</summary>
/// <param name="Pages">How many pages have it.</param>
/// <param name="Rows">See <see cref="PostingRow"/>; none for a common term, whose rows lie in a file of their own.</param>
internal readonly record struct TermEntry(string Term, int Pages, bool IsCommon, ReadOnlyMemory<byte> Rows);

/// <summary>A file of terms in ordinal order, each with how many letters (UTF-16) it shares with the one before, the bytes of the others, twice the
/// number of its pages and 1 if it is common, the length of its rows, and the rows.</summary>
internal sealed class ShardWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private string _before = "";

    public void Add(in TermEntry entry)
    {
        Add(entry, entry.Rows.Length);
        _bytes.Write(entry.Rows.Span);
    }

    /// <summary>Adds a term whose rows lie elsewhere, with a number in their place.</summary>
    public void Add(in TermEntry entry, int number)
    {
        var shared = entry.Term.AsSpan().CommonPrefixLength(_before);
        if (shared > 0 && char.IsHighSurrogate(entry.Term[shared - 1]))
            shared--;
        Varint.Write(_bytes, shared);
        Varint.Write(_bytes, Encoding.UTF8.GetByteCount(entry.Term.AsSpan(shared)));
        Encoding.UTF8.GetBytes(entry.Term.AsSpan(shared), _bytes);
        Varint.Write(_bytes, (entry.Pages << 1) | (entry.IsCommon ? 1 : 0));
        Varint.Write(_bytes, number);
        _before = entry.Term;
    }

    public ReadOnlyMemory<byte> End() => _bytes.WrittenMemory;

    /// <summary>The terms of a file, in their order.</summary>
    public static IEnumerable<TermEntry> Read(ReadOnlyMemory<byte> shard)
    {
        var reader = new ShardReader(shard);
        while (reader.MoveNext())
            yield return reader.Entry;
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
