namespace ServiceBlog.Core.Search;

/// <summary>A term with the pages that have it.</summary>
/// <param name="Pages">How many pages have it.</param>
/// <param name="Rows">See <see cref="PostingRow"/>; none for a common term, whose rows lie in a file of their own.</param>
internal readonly record struct TermEntry(string Term, int Pages, bool IsCommon, ReadOnlyMemory<byte> Rows);

/// <summary>
/// A file of terms in ordinal order, each with how many letters (UTF-16) it shares with the one before, the bytes of the others,
/// twice the number of its pages and 1 if it is common, the length of its rows, and the rows.
/// </summary>
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
        var (position, term) = (0, "");
        while (position < shard.Length)
        {
            var bytes = shard.Span;
            var shared = Varint.Read(bytes, ref position);
            var length = Varint.Read(bytes, ref position);
            term = string.Concat(term.AsSpan(0, shared), Encoding.UTF8.GetString(bytes.Slice(position, length)));
            position += length;
            var pages = Varint.Read(bytes, ref position);
            var rows = Varint.Read(bytes, ref position);
            yield return new TermEntry(term, pages >> 1, (pages & 1) != 0, shard.Slice(position, rows));
            position += rows;
        }
    }

    private void Number(int number) => _length += Varint.Write(_bytes.AsSpan(_length), number);

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }
}
