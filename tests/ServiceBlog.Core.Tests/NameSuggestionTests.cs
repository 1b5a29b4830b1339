using ServiceBlog.LinkCheck;

namespace ServiceBlog.Core.Tests;

public sealed class NameSuggestionTests
{
    /// <summary>Most candidates are told to be too far without being measured; that must never hide the nearest.</summary>
    [Fact]
    public void The_nearest_name_is_the_one_that_measuring_all_finds()
    {
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var name = Word(random, random.Next(1, 70));
            string[] candidates = [.. Enumerable.Range(0, 6).Select(_ => Misspell(name, random)), Word(random, name.Length)];

            NearestName.Find(name, candidates).ShouldBe(Nearest(name, candidates), $"{name} among {string.Join(", ", candidates)}");
        }
    }

    [Fact]
    public void A_name_that_was_found_is_not_searched_for_again() =>
        Suggest(maxComparisons: 2, "loylty", "loylty", "loylty").ShouldBe(["loyalty", "loyalty", "loyalty"]);

    [Fact]
    public void After_very_many_wrong_names_no_more_are_searched_for() =>
        Suggest(maxComparisons: 4, "loylty", "cmr", "loyaltyy", "loylty").ShouldBe(["loyalty", "crm", null, "loyalty"]);

    private static IEnumerable<string?> Suggest(int maxComparisons, params string[] wrong)
    {
        var suggestions = new NameSuggestions(() => ["crm", "loyalty"], maxComparisons);
        return wrong.Select(suggestions.For).ToList();
    }

    private static string? Nearest(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Name: candidate, HalfEdits: HalfEdits(name, candidate)))
        .Where(candidate => candidate.HalfEdits <= 2 * ((name.Length + 2) / 3))
        .OrderBy(candidate => candidate.HalfEdits)
        .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
        .FirstOrDefault().Name;

    private static int HalfEdits(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = 2 * (i + j);
                    continue;
                }
                var (x, y) = (from[i - 1], to[j - 1]);
                var substitution = x == y ? 0 : char.ToLowerInvariant(x) == char.ToLowerInvariant(y) ? 1 : 2;
                table[i, j] = new[] { table[i - 1, j] + 2, table[i, j - 1] + 2, table[i - 1, j - 1] + substitution }.Min();
                if (i > 1 && j > 1 && x == to[j - 2] && from[i - 2] == y)
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 2);
            }
        }
        return table[from.Length, to.Length];
    }

    private static string Word(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => "abcABé-"[random.Next(7)]));

    private static string Misspell(string name, Random random)
    {
        for (var edits = random.Next(name.Length / 2 + 2); edits > 0; edits--)
        {
            var place = random.Next(name.Length);
            name = random.Next(4) switch
            {
                0 => name.Insert(place, "x"),
                1 when name.Length > 1 => name.Remove(place, 1),
                2 when place > 0 => name[..(place - 1)] + name[place] + name[place - 1] + name[(place + 1)..],
                _ => name[..place] + char.ToUpperInvariant(name[place]) + name[(place + 1)..],
            };
        }
        return name;
    }
}
