using System.IO.Compression;

namespace ServiceBlog.Core.Search;

/// <summary>A file of a large site's index, of which a browser fetches ranges (RFC 9110, section 14.2): how long the list of its terms is, the list,
/// compressed, and behind it the rows of each term in the order of the list. The list tells of each term twice the length of its rows, and 1 if they
/// are compressed. A host that knows no ranges sends the whole file, which does as well.</summary>
internal static class RangedFile
{
    /// <summary>Compressing shorter rows saves less than it costs.</summary>
    private const int LongestPlain = 1024;

    /// <summary>A file of postings.</summary>
    public static byte[] OfTerms(ReadOnlyMemory<byte> part) => Of(ShardWriter.Read(part));

    /// <summary>A list of words, of which one asks for those that begin or end with the same letters.</summary>
    public static byte[] OfWords(ReadOnlyMemory<byte> part, int number, IndexLayout layout)
    {
        var groups = new SortedDictionary<string, ShardWriter>(StringComparer.Ordinal);
        foreach (var word in ShardWriter.Read(part))
        {
            var (byBeginning, byEnd) = layout.WordListsOf(word.Term);
            var (beginning, end) = IndexLayout.WordKeysOf(word.Term);
            if (byBeginning == number)
                Group(beginning).Add(word);
            if (byEnd == number)
                Group(end).Add(word);
        }
        return Of(groups.Select(group => new TermEntry(group.Key, 0, IsCommon: false, group.Value.End())));

        ShardWriter Group(string key) => groups.TryGetValue(key, out var known) ? known : groups[key] = new ShardWriter();
    }

    /// <summary>DEFLATE (RFC 1951).</summary>
    public static byte[] Compress(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal))
            deflate.Write(bytes);
        return compressed.ToArray();
    }

    private static byte[] Of(IEnumerable<TermEntry> entries)
    {
        var list = new ShardWriter();
        using var rows = new MemoryStream();
        foreach (var entry in entries)
        {
            var isLong = entry.Rows.Length > LongestPlain;
            var own = isLong ? Compress(entry.Rows.Span) : entry.Rows.Span;
            list.Add(entry, (own.Length << 1) | (isLong ? 1 : 0));
            rows.Write(own);
        }
        var head = Compress(list.End().Span);
        var length = new ArrayBufferWriter<byte>();
        Varint.Write(length, head.Length);
        return [.. length.WrittenSpan, .. head, .. rows.ToArray()];
    }
}
