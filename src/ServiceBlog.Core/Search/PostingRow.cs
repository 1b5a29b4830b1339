namespace ServiceBlog.Core.Search;

/// <summary>A page that has a term, as bytes: its number as the distance from the page before; how much the term says of it (7 bits), with the highest
/// bit set if names follow; how many words the names have that hold the term; the sections that have it, each with how many words its heading has, if
/// that holds it; and in the index of a small site where it stands first in a text: one more than the section, and the place in its text. In the files
/// of such a site a few words around that place stand there instead. Numbers are written seven bits a byte, lowest first.</summary>
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
            length += Varint.Write(row[length..],
                (SectionMark.Of(section - before, SectionMark.HeadingWordsOf(sections[i])) << 1) | (i < sections.Length - 1 ? 1 : 0));
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
    private const int Longest = 5;
    public static int Write(Span<byte> bytes, int number)
    {
        var length = 0;
        var rest = (uint)number;
        for (; rest >= 0x80; rest >>= 7)
            bytes[length++] = (byte)(rest | 0x80);
        bytes[length++] = (byte)rest;
        return length;
    }

    public static void Write(ArrayBufferWriter<byte> bytes, int number) => bytes.Advance(Write(bytes.GetSpan(Longest), number));

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
