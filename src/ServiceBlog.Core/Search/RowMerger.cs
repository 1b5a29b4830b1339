namespace ServiceBlog.Core.Search;

/// <summary>Rows of one term from several places, as one.</summary>
internal sealed class RowMerger(bool hasPlaces)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private int _last = -1;

    /// <summary>How many pages there are so far.</summary>
    public int Pages { get; private set; }

    public ReadOnlyMemory<byte> End()
    {
        var rows = _bytes.WrittenSpan.ToArray();
        _bytes.ResetWrittenCount();
        (_last, Pages) = (-1, 0);
        return rows;
    }

    /// <summary>Adds rows of pages that come behind all others.</summary>
    public void Append(in TermPostings postings)
    {
        var position = 0;
        var first = Varint.Read(postings.Rows.Span, ref position) - 1;
        Varint.Write(_bytes, first - _last);
        _bytes.Write(postings.Rows.Span[position..]);
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
        Varint.Write(_bytes, page - _last);
        _bytes.Write(row);
        _last = page;
        Pages++;
    }
}
