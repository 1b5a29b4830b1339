using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup.Visible;

/// <summary>What you write is what appears: nothing of a text is lost but the marks of documented constructs.</summary>
public sealed partial class VisibleTextTests
{
    private const int Texts = 100_000;

    private static readonly string?[] Languages = [null, "en", "de", "fr"];

    [Fact]
    public void All_that_is_typed_is_seen_but_the_marks_of_constructs()
    {
        var wrong = new ConcurrentBag<(int Seed, string Typed, string Expected, string Actual)>();
        Parallel.For(0, Texts, seed =>
        {
            var (typed, seen) = new ProseGenerator(seed).Generate();
            var (expected, actual) = (VisibleText.Bare(seen), VisibleText.Bare(VisibleText.Of(typed, Languages[seed % Languages.Length])));
            if (!string.Equals(expected, actual, StringComparison.Ordinal))
                wrong.Add((seed, typed, expected, actual));
        });

        wrong.IsEmpty.ShouldBeTrue(Report(wrong));
    }

    [Fact]
    public void Every_word_and_mark_of_the_own_site_is_seen()
    {
        var missing = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "input"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var markdown = FrontMatter().Replace(File.ReadAllText(file), "", 1);
            var written = Tokens(DocumentedMarks().Replace(markdown, " "));
            var seen = Tokens(VisibleText.Of(markdown, "en"));
            if (FirstMissing(written, seen) is { } number)
                missing.Add(Invariant($"{file}: {string.Join(' ', written[Math.Max(0, number - 5)..(number + 1)])}"));
        }

        missing.ShouldBeEmpty();
    }

    /// <summary>The number of the first word that is not seen behind those before it.</summary>
    private static int? FirstMissing(string[] written, string[] seen)
    {
        var position = 0;
        for (var number = 0; number < written.Length; number++)
        {
            position = Array.IndexOf(seen, written[number], position) + 1;
            if (position == 0)
                return number;
        }
        return null;
    }

    private static string Root => typeof(VisibleTextTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static string[] Tokens(string text) => [.. WordOrMark().Matches(text).Select(match => match.Value)];

    /// <summary>The shortest few, each from a little before where the two part.</summary>
    private static string Report(IReadOnlyCollection<(int Seed, string Typed, string Expected, string Actual)> wrong)
    {
        var report = new StringBuilder(Invariant($"{wrong.Count} of {Texts}\n"));
        foreach (var (seed, typed, expected, actual) in wrong.OrderBy(text => text.Typed.Length).Take(8))
        {
            var from = Math.Max(0, expected.AsSpan().CommonPrefixLength(actual) - 20);
            report.Append(Invariant($"--- seed {seed}\n{typed}\nexpected …{expected[from..]}\nbut was  …{actual[Math.Min(from, actual.Length)..]}\n"));
        }
        return report.ToString();
    }

    [GeneratedRegex(@"\A---\n.*?\n---\n", RegexOptions.Singleline, 10_000)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"[\p{L}\p{N}]+|[{}^+=$%@]", RegexOptions.None, 10_000)]
    private static partial Regex WordOrMark();

    /// <summary>What of the Markdown of our site is not seen: addresses, citations, names of wikilinks, tags and comments of HTML, escapes, info strings of fences, definitions of links.</summary>
    [GeneratedRegex(
        """
        ^```[^\n]*$ | \]\([^)\s]*(\ "[^"]*")?\)(\{[^}\n]*\})? | \[@[^\]\n]*\] | !?\[\[[^\]\n]*\]\] | <!--.*?--> | <[^<>\n]+> | ^\*?\[[^\]\n]+\]:\ .*?$ | ^[\ >]*\d+\.\  | \[!\w+\][+-]? | \[\^[\w-]+\]:? | &\w+; | \{\#[\w-]+[^}\n]*\}$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        10_000)]
    private static partial Regex DocumentedMarks();
}
