using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup.Spec;

/// <summary>The examples of the specifications come out as those say, but for differences that are deliberate.</summary>
public sealed class SpecTests
{
    private const string Wikilink = "[[name]] is a wikilink.";
    private const string Caption = "An image with a title behind its address, alone in its paragraph, is a figure, and the title its caption.";
    private const string BareUrl = "A bare URL or e-mail address is a link, as on GitHub.";
    private const string SecureUrl = "What begins with www. is linked as https, which sites answer today; GitHub writes http.";
    private const string OtherReading = "Behind an escaped tilde cmark-gfm and micromark differ; ours is the reading of micromark.";

    /// <summary>What differs from CommonMark, and why.</summary>
    private static readonly Dictionary<int, string> CommonMarkDifferences = new()
    {
        [548] = Wikilink,
        [572] = Caption,
        [590] = Wikilink,
        [602] = BareUrl,
        [606] = BareUrl,
        [608] = BareUrl,
        [611] = BareUrl,
        [612] = BareUrl,
    };

    /// <summary>What differs from GitHub Flavored Markdown, and why.</summary>
    private static readonly Dictionary<int, string> GitHubDifferences = new()
    {
        [46] = OtherReading,
        [47] = SecureUrl,
        [48] = SecureUrl,
        [49] = SecureUrl,
        [50] = SecureUrl,
        [51] = SecureUrl,
        [52] = SecureUrl,
        [53] = SecureUrl,
        [54] = SecureUrl,
        [58] = SecureUrl,
        [73] = SecureUrl,
        [74] = "Authors are trusted with raw HTML; a setting says what becomes of it.",
    };

    [Fact]
    public void The_examples_of_CommonMark_differ_only_where_we_mean_it() =>
        Compare("commonmark-0.31.2.json", 652, CommonMarkDifferences);

    [Fact]
    public void The_examples_of_GitHub_differ_only_where_we_mean_it() => Compare("gfm.json", 74, GitHubDifferences);

    private static void Compare(string file, int count, Dictionary<int, string> deliberate)
    {
        var examples = SpecExample.Read(file);
        examples.Length.ShouldBe(count);

        var report = new List<string>();
        foreach (var example in examples)
        {
            var (actual, expected) = (SpecHtml.Normalize(example.Convert()), SpecHtml.Normalize(example.Html));
            var isSame = string.Equals(actual, expected, StringComparison.Ordinal);
            if (isSame && deliberate.ContainsKey(example.Number))
                report.Add(Invariant($"Example {example.Number} is listed as different, but is not."));
            else if (!isSame && !deliberate.ContainsKey(example.Number))
                report.Add(Invariant($"Example {example.Number} ({example.Section})\n{example.Markdown}\nexpected\n{expected}\nbut was\n{actual}\n"));
        }
        report.ShouldBeEmpty(Invariant($"{report.Count} of {examples.Length}:\n") + string.Join('\n', report));
    }
}
