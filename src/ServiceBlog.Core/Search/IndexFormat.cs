namespace ServiceBlog.Core.Search;

/// <summary>
/// A page that has a term, as bytes: its number as the distance from the page before; how much the term says of it (7 bits), with
/// the highest bit set if names follow; how many words the names have that hold the term; the sections that have it, each with
/// how many words its heading has, if that holds it; and in the index of a small site where it stands first in a text: one more than the section, and
/// the place in its text. In the files of such a site a few words around that place stand there instead. Numbers are written seven bits a byte, lowest first.
/// </summary>
internal static class PostingRow
{
    public const int MostImpact = 127;

    /// <param name="distance">From the page before; the first page counts from -1.</param>
    /// <param name="names">How many words each name has.</param>
    /// <param name="sections">Rising, see <see cref="SectionMark"/>.</param>
    /// <returns>How many bytes it takes.</returns>
    public static int Write(Span<byte> row, int distance, int impact, ReadOnlySpan<int> names, ReadOnlySpan<int> sections, (int Section, int Start)? place)
    {
        var length = Varint.Write(row, distance);
        row[length++] = (byte)(impact | (names.IsEmpty ? 0 : 0x80));
        for (var i = 0; i < names.Length; i++)
            length += Varint.Write(row[length..], (names[i] << 1) | (i < names.Length - 1 ? 1 : 0));
        var before = -1;
        for (var i = 0; i < sections.Length; i++)
        {
            var section = SectionMark.SectionOf(sections[i]);
            length += Varint.Write(row[length..], (SectionMark.Of(section - before, SectionMark.HeadingWordsOf(sections[i])) << 1) | (i < sections.Length - 1 ? 1 : 0));
            before = section;
        }
        if (sections.IsEmpty)
            row[length++] = 0;
        if (place is not var (first, start))
            return length;
        length += Varint.Write(row[length..], first + 1);
        return length + Varint.Write(row[length..], start);
    }

    /// <summary>Where a row ends behind its first number.</summary>
    public static int Skip(ReadOnlySpan<byte> rows, int position, bool hasPlaces)
    {
        if (rows[position++] >= 0x80)
            SkipList(rows, ref position);
        SkipList(rows, ref position);
        for (var i = 0; hasPlaces && i < 2; i++)
            Varint.Read(rows, ref position);
        return position;
    }

    /// <summary>The rows with another one for a page, or with none.</summary>
    /// <param name="row">Without its first number; empty if the page does not have the term any more.</param>
    /// <param name="pages">How many pages there are, before and after.</param>
    /// <returns>The very same rows if the page's own was the same.</returns>
    public static ReadOnlyMemory<byte> Splice(ReadOnlyMemory<byte> rows, int page, ReadOnlySpan<byte> row, bool hasPlaces, ref int pages)
    {
        var span = rows.Span;
        var (start, content, end, last, number) = (0, 0, 0, -1, int.MaxValue);
        while (start < span.Length)
        {
            content = start;
            number = last + Varint.Read(span, ref content);
            end = Skip(span, content, hasPlaces);
            if (number >= page)
                break;
            (start, last, number) = (end, number, int.MaxValue);
        }
        var isThere = number == page;
        if (isThere ? span[content..end].SequenceEqual(row) : row.IsEmpty)
            return rows;
        var spliced = new byte[rows.Length + row.Length + 10];
        span[..start].CopyTo(spliced);
        var length = start;
        if (!row.IsEmpty)
        {
            length += Varint.Write(spliced.AsSpan(length), page - last);
            row.CopyTo(spliced.AsSpan(length));
            length += row.Length;
            last = page;
        }
        pages += (row.IsEmpty ? 0 : 1) - (isThere ? 1 : 0);
        // The row behind it counts its distance anew.
        if (isThere)
        {
            content = end;
            number = end < span.Length ? page + Varint.Read(span, ref content) : int.MaxValue;
        }
        if (number == int.MaxValue)
            return spliced.AsMemory(0, length);
        length += Varint.Write(spliced.AsSpan(length), number - last);
        span[content..].CopyTo(spliced.AsSpan(length));
        return spliced.AsMemory(0, length + span.Length - content);
    }

    private static void SkipList(ReadOnlySpan<byte> rows, ref int position)
    {
        while ((Varint.Read(rows, ref position) & 1) != 0)
        {
        }
    }
}

/// <summary>A section that has a term, as a number: which section, and in the lowest three bits how long its heading is if that holds the term.</summary>
internal static class SectionMark
{
    private const int MostHeadingWords = 7;

    /// <param name="headingWords">0 if the term stands in the text alone. Longer headings count as one of seven words.</param>
    public static int Of(int section, int headingWords) => (section << 3) | Math.Min(headingWords, MostHeadingWords);

    public static int SectionOf(int mark) => mark >> 3;

    public static int HeadingWordsOf(int mark) => mark & MostHeadingWords;
}

/// <summary>Numbers from 0, seven bits a byte, lowest first.</summary>
internal static class Varint
{
    public static int Write(Span<byte> bytes, int number)
    {
        var length = 0;
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
            bytes[length++] = (byte)(rest | 0x80);
        bytes[length++] = (byte)rest;
        return length;
    }

    public static int Read(ReadOnlySpan<byte> bytes, ref int position)
    {
        uint next = bytes[position++];
        var number = next & 0x7F;
        for (var shift = 7; next >= 0x80; shift += 7)
        {
            next = bytes[position++];
            number |= (next & 0x7F) << shift;
        }
        return (int)number;
    }
}

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

/// <summary>Rows of one term from several places, as one.</summary>
internal sealed class RowMerger(bool hasPlaces)
{
    private byte[] _bytes = new byte[4096];
    private int _length;
    private int _last = -1;

    /// <summary>How many pages there are so far.</summary>
    public int Pages { get; private set; }

    public ReadOnlyMemory<byte> End()
    {
        var rows = _bytes.AsSpan(0, _length).ToArray();
        (_length, _last, Pages) = (0, -1, 0);
        return rows;
    }

    /// <summary>Adds rows of pages that come behind all others.</summary>
    public void Append(in TermPostings postings)
    {
        var position = 0;
        var first = Varint.Read(postings.Rows.Span, ref position) - 1;
        Number(first - _last);
        Copy(postings.Rows.Span[position..]);
        Pages += postings.Pages;
        _last = postings.LastPage;
    }

    /// <summary>Adds the rows of an earlier index, each page with its number now, and between them those of pages read anew.</summary>
    /// <param name="numbers">The pages' numbers now, by those of the earlier index; -1 for one that has gone or was read anew.</param>
    public void Merge(ReadOnlySpan<byte> earlier, ReadOnlySpan<int> numbers, ReadOnlySpan<byte> anew)
    {
        var (position, page) = (0, -1);
        var (nextPosition, nextPage) = (0, -1);
        while (position < earlier.Length || nextPosition < anew.Length)
        {
            // The next of the earlier ones that still counts.
            var now = int.MaxValue;
            var (start, end) = (position, position);
            while (position < earlier.Length)
            {
                start = position;
                page += Varint.Read(earlier, ref start);
                end = PostingRow.Skip(earlier, start, hasPlaces);
                now = numbers[page];
                if (now >= 0)
                    break;
                (position, now) = (end, int.MaxValue);
            }
            while (nextPosition < anew.Length)
            {
                var rest = nextPosition;
                var number = nextPage + Varint.Read(anew, ref rest);
                if (number > now)
                    break;
                nextPage = number;
                nextPosition = PostingRow.Skip(anew, rest, hasPlaces);
                Add(number, anew[rest..nextPosition]);
            }
            if (now == int.MaxValue)
                continue;
            Add(now, earlier[start..end]);
            position = end;
        }
    }

    private void Add(int page, ReadOnlySpan<byte> row)
    {
        Number(page - _last);
        Copy(row);
        _last = page;
        Pages++;
    }

    private void Number(int number)
    {
        Reserve(5);
        _length += Varint.Write(_bytes.AsSpan(_length), number);
    }

    private void Copy(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
    }
}
