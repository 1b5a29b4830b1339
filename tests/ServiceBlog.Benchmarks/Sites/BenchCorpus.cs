using System.Globalization;
using System.Text;

namespace ServiceBlog.Benchmarks.Sites;

/// <summary>
/// Posts that nobody wrote: some 500 words each with headings, lists, emphasis, code, tables, footnotes, quotes and
/// links to other posts, and three of sixty tags. The same number gives the same posts on every machine.
/// </summary>
public sealed class BenchCorpus(int count)
{
    private const int Tags = 60;

    private readonly Random _random = new(42);
    private readonly string[] _words = Words(6000);

    /// <summary>Paths relative to the folder of posts, with their texts.</summary>
    public IEnumerable<(string Path, string Text)> Posts()
    {
        for (var number = 0; number < count; number++)
            yield return (PathOf(number), Post(number));
    }

    public static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"post-{number:000000}.md");

    private string Post(int number)
    {
        var text = new StringBuilder();
        var day = new DateOnly(2010, 1, 1).AddDays(number % 5000);
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: \"{Capital(Some(5))} {number}\"\ndate: {day:yyyy-MM-dd}\n");
        text.Append(CultureInfo.InvariantCulture, $"tags: [tag{_random.Next(Tags)}, tag{_random.Next(Tags)}, tag{_random.Next(Tags)}]\n");
        text.Append(CultureInfo.InvariantCulture, $"author: \"{Capital(Some(2))}\"\nsummary: \"{Capital(Some(14))}.\"\n---\n");
        for (var part = 0; part < 5; part++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Capital(Some(3))}\n");
            for (var paragraph = 0; paragraph < 2; paragraph++)
                text.Append(CultureInfo.InvariantCulture, $"\n{Sentence()} **{Some(2)}** {Sentence()} `{Some(1)}` {Sentence()}\n");
            text.Append(part switch
            {
                0 => $"\n- {Some(4)}\n- {Some(5)}\n- *{Some(3)}*\n",
                1 => $"\nSee [{Some(2)}]({PathOf(_random.Next(count))}) and [{Some(2)}]({PathOf(_random.Next(count))}).\n",
                2 when number % 2 == 0 => $"\n> {Sentence()}\n",
                3 when number % 5 == 0 => $"\n```text\n{Some(6)}\n{Some(6)}\n```\n",
                3 when number % 10 == 1 => $"\n| {Some(1)} | {Some(1)} |\n| --- | --- |\n| {Some(2)} | {Some(2)} |\n",
                4 when number % 10 == 2 => $"\nNoted.[^1]\n\n[^1]: {Sentence()}\n",
                4 => $"\nMore at [{Some(2)}](https://example.org/{_random.Next(1000)}).\n",
                _ => "",
            });
        }
        return text.ToString();
    }

    private string Sentence() => Capital(Some(_random.Next(8, 16))) + ".";

    /// <summary>Few words are frequent, as in a language.</summary>
    private string Some(int words) => string.Join(' ', Enumerable.Range(0, words)
        .Select(_ => _words[(int)(Math.Pow(_random.NextDouble(), 3) * _words.Length)]));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string[] Words(int count)
    {
        string[] syllables = ["ka", "lo", "mer", "tin", "sa", "vel", "dor", "ni", "pra", "shu", "gen", "öl", "ba", "ri", "and", "the", "con", "est"];
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => syllables[random.Next(syllables.Length)])))];
    }
}
