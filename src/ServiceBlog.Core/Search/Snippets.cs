namespace ServiceBlog.Core.Search;

/// <summary>Puts a few words of the page beside each posting of a small site's index, so that a list of results needs nothing else. Of each term the
/// pages that it says most of get them: a word that many pages have would bring a text from each, of which few are ever shown.</summary>
internal sealed class Snippets(SearchIndex index)
{
    private const int MostPerTerm = 10;
    private const int LettersBefore = 32;
    private const int Letters = 104;

    /// <summary>Those letters and the longest word at three bytes a letter, and the marks where the text goes on.</summary>
    private const int MostBytes = (3 * (LettersBefore + Letters + Vocabulary.LongestWord)) + 8;

    private readonly ConcurrentDictionary<int, string[]> _texts = [];

    /// <summary>The texts of a page's sections, which have no line breaks, a line each.</summary>
    public static ReadOnlyMemory<byte> TextsOf(SearchPage page) => Encoding.UTF8.GetBytes(string.Join('\n', page.Sections.Select(section => section.Text)));

    /// <summary>A file of terms with the words. May be called by several threads.</summary>
    public ReadOnlyMemory<byte> Add(ReadOnlyMemory<byte> shard)
    {
        var writer = new ShardWriter();
        var withWords = new ArrayBufferWriter<byte>();
        var rows = new List<Row>();
        foreach (var entry in ShardWriter.Read(shard))
        {
            if (IndexLayout.IsFacet(entry.Term))
            {
                writer.Add(entry);
                continue;
            }
            ReadRows(entry, rows);
            withWords.ResetWrittenCount();
            foreach (ref readonly var row in CollectionsMarshal.AsSpan(rows))
                Write(withWords, row);
            writer.Add(entry with { Rows = withWords.WrittenMemory });
        }
        return writer.End();
    }

    /// <param name="rows">Gets the rows of the term.</param>
    private static void ReadRows(in TermEntry entry, List<Row> rows)
    {
        rows.Clear();
        var page = -1;
        for (var position = 0; position < entry.Rows.Length;)
        {
            var bytes = entry.Rows.Span;
            var start = position;
            page += Varint.Read(bytes, ref position);
            var impact = bytes[position] & PostingRow.MostImpact;
            var end = position = PostingRow.Skip(bytes, position, hasPlaces: false);
            rows.Add(new Row(page, impact, entry.Rows[start..end], Varint.Read(bytes, ref position) - 1, Varint.Read(bytes, ref position), IsShown: true));
        }
        if (rows.Count <= MostPerTerm)
            return;
        var shown = rows.OrderByDescending(row => row.Impact).Take(MostPerTerm).Select(row => row.Page).ToHashSet();
        foreach (ref var row in CollectionsMarshal.AsSpan(rows))
            row = row with { IsShown = shown.Contains(row.Page) };
    }

    /// <summary>Writes a row with its words in the place of the two numbers that tell where they stand.</summary>
    private void Write(ArrayBufferWriter<byte> rows, in Row row)
    {
        Span<byte> words = stackalloc byte[MostBytes];
        var length = row.IsShown ? WriteWords(words, row) : 0;
        rows.Write(row.Bytes.Span);
        Varint.Write(rows, length);
        rows.Write(words[..length]);
    }

    private int WriteWords(Span<byte> words, in Row row)
    {
        var texts = _texts.GetOrAdd(row.Page, page => Encoding.UTF8.GetString(index.Parts[PartName.Of('t', page)].Span).Split('\n'));
        var section = Math.Max(0, row.Section);
        // A heading may have others below it before the text begins.
        while (section < texts.Length - 1 && texts[section].Length == 0)
            section++;
        var text = texts[section];
        var (from, to) = Around(text, section == row.Section ? row.Start : 0);
        var length = from > 0 ? Encoding.UTF8.GetBytes("… ", words) : 0;
        length += Encoding.UTF8.GetBytes(text.AsSpan(from, to - from), words[length..]);
        return to < text.Length ? length + Encoding.UTF8.GetBytes(" …", words[length..]) : length;
    }

    /// <summary>Whole words around a place.</summary>
    private static (int From, int To) Around(string text, int start)
    {
        var from = start <= LettersBefore ? 0 : text.IndexOf(' ', start - LettersBefore) is >= 0 and var space && space < start ? space + 1 : start;
        var to = from + Letters >= text.Length ? text.Length : text.LastIndexOf(' ', from + Letters);
        if (to <= start)
            to = Math.Min(text.Length, start + Vocabulary.LongestWord);
        if (to < text.Length && char.IsLowSurrogate(text[to]))
            to++;
        return (from, to);
    }

    /// <param name="Section">Where the term stands first in a text, or the section that it names; -1 if it stands in none.</param>
    /// <param name="Start">The place in that section's text.</param>
    private readonly record struct Row(int Page, int Impact, ReadOnlyMemory<byte> Bytes, int Section, int Start, bool IsShown);
}
