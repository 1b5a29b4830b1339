using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Tests.Markup.Visible;

/// <summary>Texts that nobody writes, but machines do: of each all is seen, or it is refused with a message. A hanging one is stopped by the time-out.</summary>
public sealed class BadInputTests
{
    private const int Length = 300_000;

    [Theory(Timeout = 60_000)]
    [InlineData("[")]
    [InlineData("]")]
    [InlineData("![a")]
    [InlineData("[a](")]
    [InlineData("[a](b (c ")]
    [InlineData("[[a")]
    [InlineData("[@a; ")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{#a ")]
    [InlineData("a {b=\"c ")]
    [InlineData("^")]
    [InlineData("^a ")]
    [InlineData("a*")]
    [InlineData("a **")]
    [InlineData("_a ")]
    [InlineData("~a ")]
    [InlineData("~~")]
    [InlineData("a`b ``")]
    [InlineData("[^a")]
    [InlineData("[^a] ")]
    [InlineData("|")]
    [InlineData("a | b ")]
    [InlineData("|a|\n")]
    [InlineData("\"")]
    [InlineData("\"a ")]
    [InlineData("a' 'b ")]
    [InlineData("$a ")]
    [InlineData("$$")]
    [InlineData("a < b ")]
    [InlineData("a& &b; ")]
    [InlineData("a@")]
    [InlineData("a@b.example ")]
    [InlineData("https://")]
    [InlineData("https://a.example/(")]
    [InlineData("www.a_")]
    [InlineData("a...")]
    [InlineData("a--")]
    [InlineData("word ")]
    [InlineData("a")]
    [InlineData("\u4E2D")]
    public async Task A_text_of_one_mark_is_seen_or_refused(string mark)
    {
        var markdown = "a " + string.Concat(Enumerable.Repeat(mark, Length / mark.Length)) + " a";
        var diagnostics = new List<Diagnostic>();
        var stop = TestContext.Current.CancellationToken;
        await Task.Run(() => MarkdownConverter.Convert(markdown, Converted.File, 1, diagnostics, punctuation: SmartPunctuation.For("en")), stop);

        if (diagnostics.Any(diagnostic => diagnostic.Rule == Rules.MarkdownTooComplex))
            diagnostics.Count.ShouldBe(1);
        else
            VisibleText.Bare(await Task.Run(() => VisibleText.Of(markdown, "en"), stop)).ShouldBe(VisibleText.Bare(markdown));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("```\n{a} *b*\n", "{a} *b*\n")]
    [InlineData("<!-- a {b}\n", "")]
    [InlineData("a {b\n", "a {b\n")]
    [InlineData("a [^b\n", "a [^b\n")]
    [InlineData("a `b\n", "a `b\n")]
    [InlineData("a **b [c](d \"e\n", "a **b [c](d \"e\n")]
    [InlineData("a <b c=\"d\n", "a <b c=\"d\n")]
    [InlineData("| a | b\n", "| a | b\n")]
    [InlineData("a $b\n", "a $b\n")]
    [InlineData("a \"b\n", "a \"b\n")]
    [InlineData("a [[b\n", "a [[b\n")]
    [InlineData("a [@b\n", "a [@b\n")]
    public async Task What_is_never_closed_is_seen(string markdown, string seen) =>
        VisibleText.Bare(await Task.Run(() => VisibleText.Of(markdown, "en"), TestContext.Current.CancellationToken)).ShouldBe(VisibleText.Bare(seen));
}
