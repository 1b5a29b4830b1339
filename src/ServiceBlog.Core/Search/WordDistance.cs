namespace ServiceBlog.Core.Search;

/// <summary>How many letters two words differ by: one put in, left out, changed, or exchanged with its neighbour counts one (Damerau).</summary>
public static class WordDistance
{
    /// <summary>The typos that a word of a length may have.</summary>
    public static int Allowed(int length) => length >= 8 ? 2 : length >= 4 ? 1 : 0;

    /// <returns>More than <paramref name="most"/> if they are further apart than that.</returns>
    public static int Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
            return most + 1;
        var width = other.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        var beforeLast = rows[..width];
        var last = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        for (var column = 0; column < width; column++)
            last[column] = column;
        for (var line = 1; line <= one.Length; line++)
        {
            row[0] = line;
            var nearest = line;
            for (var column = 1; column < width; column++)
            {
                var cost = one[line - 1] == other[column - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(row[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (line > 1 && column > 1 && one[line - 1] == other[column - 2] && one[line - 2] == other[column - 1])
                    distance = Math.Min(distance, beforeLast[column - 2] + 1);
                row[column] = distance;
                nearest = Math.Min(nearest, distance);
            }
            if (nearest > most)
                return most + 1;
            var free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[width - 1];
    }
}
