using System.Buffers.Binary;

namespace ServiceBlog.Core.Markup;

/// <summary>What is kept of a text's words from build to build: a few hundred bytes that are not even copied when a record is opened. Words are known
/// by their hashes (<see cref="WordTokens"/>).</summary>
/// <param name="Distinctive">The hashes of the words that say most about the text, at most <see cref="MaximumDistinctive"/>, rising, four bytes each,
/// little-endian. Of the text alone; how rare they are in the site, the graph finds out.</param>
/// <param name="Filter">A Bloom filter with one hash over the words of running text, as long as a power of two: it may know a word that is not there,
/// but never misses one that is.</param>
public sealed record PageWords(ReadOnlyMemory<byte> Distinctive, ReadOnlyMemory<byte> Filter)
{
    public const int MaximumDistinctive = 32;

    public static readonly PageWords None = new(ReadOnlyMemory<byte>.Empty, ReadOnlyMemory<byte>.Empty);

    public int DistinctiveCount => Distinctive.Length / sizeof(uint);

    public uint DistinctiveAt(int index) => BinaryPrimitives.ReadUInt32LittleEndian(Distinctive.Span[(index * sizeof(uint))..]);

    /// <summary>Whether running text may hold a word: text that stands in no link, heading, quotation or code.</summary>
    public bool MayHold(uint word)
    {
        if (Filter.IsEmpty)
            return false;
        var bit = (int)(word & (uint)((Filter.Length * 8) - 1));
        return (Filter.Span[bit >> 3] & (1 << (bit & 7))) != 0;
    }

    /// <param name="distinctive">Rising.</param>
    /// <param name="running">The words of running text, each once.</param>
    internal static PageWords Of(ReadOnlySpan<uint> distinctive, ReadOnlySpan<uint> running)
    {
        var terms = new byte[distinctive.Length * sizeof(uint)];
        for (var i = 0; i < distinctive.Length; i++)
            BinaryPrimitives.WriteUInt32LittleEndian(terms.AsSpan(i * sizeof(uint)), distinctive[i]);
        if (running.IsEmpty)
            return new PageWords(terms, ReadOnlyMemory<byte>.Empty);
        // Eight bits a word: one answer in eight or fewer is a false yes.
        var filter = new byte[BitOperations.RoundUpToPowerOf2((uint)running.Length)];
        foreach (var word in running)
        {
            var bit = (int)(word & (uint)((filter.Length * 8) - 1));
            filter[bit >> 3] |= (byte)(1 << (bit & 7));
        }
        return new PageWords(terms, filter);
    }

    public bool Equals(PageWords? other) =>
        other is not null && Distinctive.Span.SequenceEqual(other.Distinctive.Span) && Filter.Span.SequenceEqual(other.Filter.Span);

    public override int GetHashCode() => HashCode.Combine(Distinctive.Length, Filter.Length);

    public override string ToString() => $"{Convert.ToHexString(Distinctive.Span)} {Convert.ToHexString(Filter.Span)}";
}
