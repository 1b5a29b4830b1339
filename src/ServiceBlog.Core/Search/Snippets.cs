namespace ServiceBlog.Core.Search;

/// <summary>Puts a few words of the page beside each posting of a small site's index, so that a list of results needs nothing else. Of each term the
/// pages that it says most of get them: a word that many pages have would bring a text from each, of which few are ever shown.</summary>
internal sealed class Snippets(SearchIndex index)
{
    private const int MostPerTerm = 10;
    private const int LettersBefore = 32;
    private const int Letters = 104;

    private readonly ConcurrentDictionary<int, string[]> _texts = [];

    /// <summary>The texts of a page's sections, which have no line breaks, a line each.</summary>
    public static ReadOnlyMemory<byte> TextsOf(SearchPage page) => Encoding.UTF8.GetBytes(string.Join('\n', page.Sections.Select(section => section.Text)));

    /// <summary>Stands for what <see cref="Add"/> would give.</summary>
    public ContentHash HashOf(ReadOnlyMemory<byte> shard)
    {
        var hash = ContentHash.Of(shard.Span);
        foreach (var entry in ShardWriter.Read(shard))
        {
            foreach (var row in RowsOf(entry).Where(row => row.IsShown))
                hash = hash.With(SnippetOf(row).AsSpan());
        }
        return hash;
    }

    /// <summary>A file of terms with the words.</summary>
    public ReadOnlyMemory<byte> Add(ReadOnlyMemory<byte> shard)
    {
        var writer = new ShardWriter();
        var rows = new List<byte>();
        Span<byte> number = stackalloc byte[5];
        foreach (var entry in ShardWriter.Read(shard))
        {
            rows.Clear();
            foreach (var row in RowsOf(entry))
            {
                var snippet = row.IsShown ? Encoding.UTF8.GetBytes(SnippetOf(row)) : [];
                rows.AddRange(row.Bytes.Span);
                rows.AddRange(number[..Varint.Write(number, snippet.Length)]);
                rows.AddRange(snippet);
            }
            writer.Add(IndexLayout.IsFacet(entry.Term) ? entry : entry with { Rows = rows.ToArray() });
        }
        return writer.End();
    }

    /// <summary>The rows of a term without the place that ends them.</summary>
    private static List<Row> RowsOf(TermEntry entry)
    {
        var rows = new List<Row>(entry.Pages);
        if (IndexLayout.IsFacet(entry.Term))
            return rows;
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
            return rows;
        var shown = rows.OrderByDescending(row => row.Impact).Take(MostPerTerm).Select(row => row.Page).ToHashSet();
        return rows.ConvertAll(row => row with { IsShown = shown.Contains(row.Page) });
    }

    private string SnippetOf(in Row row)
    {
        var texts = _texts.GetOrAdd(row.Page, page => Encoding.UTF8.GetString(index.Parts[PartName.Of('t', page)].Span).Split('\n'));
        var section = Math.Max(0, row.Section);
        // A heading may have others below it before the text begins.
        while (section < texts.Length - 1 && texts[section].Length == 0)
            section++;
        return Around(texts[section], section == row.Section ? row.Start : 0);
    }

    /// <summary>Whole words around a place, with marks where the text goes on.</summary>
    private static string Around(string text, int start)
    {
        var from = start <= LettersBefore ? 0 : text.IndexOf(' ', start - LettersBefore) is >= 0 and var space && space < start ? space + 1 : start;
        var to = from + Letters >= text.Length ? text.Length : text.LastIndexOf(' ', from + Letters);
        if (to <= start)
            to = Math.Min(text.Length, start + Vocabulary.LongestWord);
        if (to < text.Length && char.IsLowSurrogate(text[to]))
            to++;
        return (from > 0 ? "… " : "") + text[from..to] + (to < text.Length ? " …" : "");
    }

    /// <param name="Section">Where the term stands first in a text, or the section that it names; -1 if it stands in none.</param>
    /// <param name="Start">The place in that section's text.</param>
    private readonly record struct Row(int Page, int Impact, ReadOnlyMemory<byte> Bytes, int Section, int Start, bool IsShown);
}
