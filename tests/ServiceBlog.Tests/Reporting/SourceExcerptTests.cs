using ServiceBlog.Reporting;

namespace ServiceBlog.Tests.Reporting;

public sealed class SourceExcerptTests
{
    [Theory]
    [InlineData("abc", 1, "abc", 0)]
    [InlineData("abc", 3, "abc", 2)]
    [InlineData("abc", 4, "abc", 3)]
    [InlineData("abc", 99, "abc", 3)]
    [InlineData("", 1, "", 0)]
    [InlineData("\tx", 2, "    x", 4)]
    [InlineData("a\tx", 3, "a   x", 4)]
    [InlineData("客户x", 3, "客户x", 4)]
    [InlineData("😀x", 3, "😀x", 2)]
    [InlineData("e\u0301x", 3, "e\u0301x", 1)]
    [InlineData("\u0001x", 2, "\u2401x", 1)]
    public void The_caret_stands_under_the_column(string line, int column, string text, int caretAt) =>
        SourceExcerpt.Of(line, column, width: 80).ShouldBe(new SourceExcerpt(text, caretAt));

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(1000)]
    public void A_long_line_is_cut_around_the_column(int column)
    {
        var line = new string('.', column - 1) + "X" + new string('.', 1000 - column);

        var excerpt = SourceExcerpt.Of(line, column, width: 60);

        excerpt.Text.Length.ShouldBeLessThanOrEqualTo(60);
        excerpt.Text[excerpt.CaretAt].ShouldBe('X');
    }

    [Fact]
    public void A_surrogate_pair_is_not_cut_in_two()
    {
        var line = string.Concat(Enumerable.Repeat("😀", 200));

        for (var column = 1; column <= line.Length; column++)
            SourceExcerpt.Of(line, column, width: 41).Text.ShouldNotContain('\uFFFD');
    }
}
