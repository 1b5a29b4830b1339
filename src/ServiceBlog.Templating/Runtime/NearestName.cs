namespace ServiceBlog.Templating.Runtime;

/// <summary>Finds the name a misspelt one most likely means.</summary>
internal static class NearestName
{
    public static string? Find(string name, IEnumerable<string> candidates)
    {
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

    /// <summary>The number of characters to insert, delete or replace to make one name the other.</summary>
    private static int Distance(string first, string second)
    {
        var row = new int[second.Length + 1];
        for (var column = 0; column <= second.Length; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= first.Length; line++)
        {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= second.Length; column++)
            {
                var replaced = diagonal + (first[line - 1] == second[column - 1] ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(replaced, 1 + Math.Min(row[column], row[column - 1]));
            }
        }

        return row[second.Length];
    }
}
