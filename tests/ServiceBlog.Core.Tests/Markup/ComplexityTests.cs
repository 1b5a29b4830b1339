using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>Texts that would take Markdig seconds, minutes or the stack. A hanging one is stopped by the time-out.</summary>
public sealed class ComplexityTests
{
    public static TheoryData<string, string> Bombs => new()
    {
        { "quotes", Repeat(">", 10_000) },
        { "spaced quotes", Repeat("> ", 10_000) + "a" },
        { "lists", string.Concat(Enumerable.Range(0, 1000).Select(depth => new string(' ', 2 * depth) + "- a\n")) },
        { "lists on one line", Repeat("- ", 100_000) + "a" },
        { "emphases", Repeat("**a ", 20_000) },
        { "mixed emphases", Repeat("*a _b* c_ ~~", 20_000) },
        { "nested emphases", Repeat("*a **b ", 70) + "c" + Repeat(" b** a*", 70) },
        { "brackets", Repeat("[", 20_000) },
        { "brackets, as few as are too many", Repeat("[ ", 10_242) },
        { "images begun", Repeat("![a ", 10_242) },
        { "brackets before lines", Repeat("[ ", 5000) + Repeat("a\n", 50_000) },
        { "brackets before entities", Repeat("[ ", 5000) + Repeat("&amp;", 50_000) },
        { "brackets before escapes", Repeat("[ ", 5000) + Repeat("\\*", 50_000) },
        { "links begun", Repeat("[a](", 50_000) },
        { "links nested", Repeat("[", 10_000) + "a" + Repeat("](b)", 10_000) },
        { "wikilinks begun", Repeat("[[a|", 50_000) },
        { "citations begun", Repeat("[@a; ", 50_000) },
        { "hosts with underscores", Repeat("_www.a", 50_000) },
        { "backticks", string.Concat(Enumerable.Range(1, 2000).Select(length => "e" + new string('`', length))) },
        { "definitions", string.Concat(Enumerable.Range(0, 100_000).Select(index => Invariant($"[r{index}]: /u\n"))) },
        { "underlined headings", Repeat("a\n===\n", 99_000) },
        { "tables of empty cells", Repeat("|" + Repeat("a|", 100) + "\n|" + Repeat("-|", 100) + "\n" + Repeat("|a\n", 5000) + "\n", 20) },
    };

    public static TheoryData<string, string> LargeButHonestTexts => new()
    {
        { "nested lists", string.Concat(Enumerable.Range(0, 20).Select(depth => new string(' ', 2 * depth) + "- a\n")) },
        { "a long table", "| a | b |\n|---|---|\n" + Repeat("| [x](y) | [[y|z]] |\n", 100_000) },
        { "a long list", Repeat("- [[a]] and [b](c)\n", 20_000) },
        { "a long line", Repeat("a", 10 << 20) },
        { "a long paragraph", Repeat("word ", 1 << 20) },
        { "a paragraph of links", Repeat("[[a|b]] [c](d), ", 1000) },
        { "bare addresses", Repeat("www.a.b ", 50_000) },
        { "bare e-mail addresses", Repeat("a@b.example ", 50_000) },
        { "one long address", Repeat("http://a.b/(", 50_000) },
        { "at signs", Repeat("a@", 500_000) },
        { "brackets", Repeat("[", 5000) },
        { "equal headings", Repeat("# a\n", 20_000) },
        { "definitions", string.Concat(Enumerable.Range(0, 2000).Select(index => Invariant($"[r{index}]: /u\n"))) + "\n" + Repeat("[r1] ", 100) },
        { "footnotes", string.Concat(Enumerable.Range(0, 2000).Select(index => Invariant($"a[^{index}]\n\n[^{index}]: b\n\n"))) },
        { "attributes", Repeat("{#a", 1_000_000) },
        { "attributes on links", Repeat("[a](b){#c .d e=f} ", 1000) },
        { "escapes", Repeat("\\", 1_000_000) },
    };

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Bombs))]
    public async Task A_bomb_ends_in_one_located_diagnostic(string name, string markdown)
    {
        // A small stack, as a thread of the pool has on some systems.
        var (body, diagnostics) = await OnSmallStack(markdown).WaitAsync(TestContext.Current.CancellationToken);

        var diagnostic = diagnostics.ShouldHaveSingleItem(name);
        diagnostic.Rule.ShouldBe(Rules.MarkdownTooComplex);
        diagnostic.Location.File.ShouldBe(Converted.File);
        diagnostic.Location.Line.ShouldBeGreaterThanOrEqualTo(5);
        body.ShouldBe(MarkupBody.Empty);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(LargeButHonestTexts))]
    public async Task A_large_text_is_converted(string name, string markdown)
    {
        var (body, diagnostics) = await OnSmallStack(markdown).WaitAsync(TestContext.Current.CancellationToken);

        diagnostics.ShouldBeEmpty(name);
        body.Html.Length.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void The_diagnostic_stands_where_it_became_too_much()
    {
        var diagnostics = new List<Diagnostic>();
        MarkdownConverter.Convert("fine\n\n" + Repeat(">", 100) + "\n", Converted.File, 5, diagnostics);

        diagnostics.ShouldHaveSingleItem().Location.ShouldBe(new SourceLocation(Converted.File, 7, 49));
    }

    [Fact]
    public void A_text_after_a_bomb_is_converted_as_ever()
    {
        MarkdownConverter.Convert(Repeat("*a **b ", 70) + "c" + Repeat(" b** a*", 70), Converted.File, 1, []);

        Converted.Html("# a\n\n[[b]]").ShouldBe("<h1 id=\"a\">a</h1>\n<p><a href=\"/0\">T0</a></p>");
    }

    [Theory]
    [InlineData("[](", 33_000)]
    [InlineData("[r]: /x/\n", 49_900)]
    [InlineData("> ", 200)]
    public void A_crowded_text_of_another_tool_has_no_tree(string part, int count)
    {
        var pipeline = new Markdig.MarkdownPipelineBuilder().UseLimits().Build();

        ForeignMarkdown.Parse(Repeat(part, count), pipeline).ShouldBeNull();
        ForeignMarkdown.Parse(Repeat(part, 20), pipeline).ShouldNotBeNull();
    }

    private static Task<(MarkupBody Body, List<Diagnostic> Diagnostics)> OnSmallStack(string markdown)
    {
        var result = new TaskCompletionSource<(MarkupBody Body, List<Diagnostic> Diagnostics)>();
        var thread = new Thread(
            () =>
            {
                try
                {
                    var diagnostics = new List<Diagnostic>();
                    result.SetResult((MarkdownConverter.Convert(markdown, Converted.File, 5, diagnostics), diagnostics));
                }
                catch (Exception exception)
                {
                    result.SetException(exception);
                }
            },
            maxStackSize: 512 << 10)
        {
            IsBackground = true,
        };
        thread.Start();
        return result.Task;
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
