namespace ServiceBlog.Core.Search;

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
