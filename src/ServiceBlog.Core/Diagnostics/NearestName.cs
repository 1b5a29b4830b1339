namespace ServiceBlog.Core.Diagnostics;

/// <summary>Finds what an author probably meant.</summary>
public static class NearestName
{
    private const int MaxLength = 200;

    /// <summary>
    /// The candidate with the fewest edits (insertions, deletions, substitutions, swaps of neighbours; case is half an
    /// edit), the first in ordinal order among equals; null if none is within a third of the name's length, rounded up.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > MaxLength)
            return null;
        string? best = null;
        // Counted in half edits, so that a difference of case alone is the nearest of all.
        var bestDistance = 2 * ((name.Length + 2) / 3) + 1;
        var bound = new EditBound(name);
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) * 2 >= bestDistance + 1 || candidate.Length > MaxLength
                || bound.IsBeyond(candidate, bestDistance / 2))
            {
                continue;
            }
            var distance = Distance(name, candidate);
            if (distance < bestDistance
                || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static int Distance(string from, string to)
    {
        Span<int> beforePrevious = stackalloc int[to.Length + 1];
        Span<int> previous = stackalloc int[to.Length + 1];
        Span<int> current = stackalloc int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            previous[j] = 2 * j;
        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = 2 * i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substitution = previous[j - 1] + SubstitutionCost(from[i - 1], to[j - 1]);
                current[j] = Math.Min(substitution, 2 + Math.Min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 2);
            }
            var oldest = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = oldest;
        }
        return previous[to.Length];
    }

    private static int SubstitutionCost(char from, char to) =>
        from == to ? 0 : char.ToLowerInvariant(from) == char.ToLowerInvariant(to) ? 1 : 2;
}
