namespace ServiceBlog.Templating.Runtime;

/// <summary>Finds the name a misspelt one most likely means.</summary>
internal static class NearestName
{
    // Any other short name is near to a name of one letter.
    private const int ShortestName = 2;

    // Beyond this a name is no typing error, and comparing it takes time.
    private const int LongestName = 100;

    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is < ShortestName or > LongestName)
        {
            return null;
        }

        var best = (Name: (string?)null, Distance: 1 + Math.Max(1, name.Length / 3));
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) < best.Distance
                && Distance(name, candidate) is var distance && distance < best.Distance)
            {
                best = (candidate, distance);
            }
        }

        return best.Name;
    }

    /// <summary>The number of characters to insert, delete, replace or swap to make one name the other.</summary>
    private static int Distance(string first, string second)
    {
        var table = new int[first.Length + 1, second.Length + 1];
        for (var row = 0; row <= first.Length; row++)
        {
            for (var column = 0; column <= second.Length; column++)
            {
                table[row, column] = row == 0 || column == 0 ? row + column : Step(table, first, second, row, column);
            }
        }

        return table[first.Length, second.Length];
    }

    private static int Step(int[,] table, string first, string second, int row, int column)
    {
        var isSame = first[row - 1] == second[column - 1];
        var replaced = table[row - 1, column - 1] + (isSame ? 0 : 1);
        var best = Math.Min(replaced, 1 + Math.Min(table[row - 1, column], table[row, column - 1]));
        var isSwap = row > 1 && column > 1 && first[row - 1] == second[column - 2] && first[row - 2] == second[column - 1];
        return isSwap ? Math.Min(best, table[row - 2, column - 2] + 1) : best;
    }
}
