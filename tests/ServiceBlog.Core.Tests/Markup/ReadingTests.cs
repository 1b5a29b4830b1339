namespace ServiceBlog.Core.Tests.Markup;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("# A\n\nOne *two*\n  three.\n\nFour.", "One two three.")]
    [InlineData("![only](image.png)\n\n[![linked](i.png)](x)\n\nText.", "Text.")]
    [InlineData("> [!NOTE]\n> note\n\n> quote\n\n- list\n\nText.", "Text.")]
    [InlineData("![[embed]]\n\nText.", "Text.")]
    [InlineData("A ![small](i.png) image.", "A small image.")]
    [InlineData("See [[crm]], [[x#y]], [[#z]], [[k|that]].", "See crm, x, z, that.")]
    [InlineData("Noted[^1] and cited [@k].\n\n[^1]: n", "Noted and cited.")]
    [InlineData("a&nbsp;&amp; `b  c` <b>d</b>\\\ne \\* 1 < 2", "a & b c d e * 1 < 2")]
    [InlineData("*[HT]: x\n\nThe HT is", "The HT is")]
    [InlineData("https://example.org/ and <me@x.org>", "https://example.org/ and me@x.org")]
    [InlineData("- list", "")]
    [InlineData("", "")]
    [InlineData("[open **bold", "[open **bold")]
    public void The_first_paragraph_is_plain_text(string markdown, string text) =>
        Converted.Body(markdown).Outline.FirstParagraph.ShouldBe(text);

    [Theory]
    [InlineData("", 0)]
    [InlineData("One two — three!", 3)]
    [InlineData("don't re-use **bo**ld", 3)]
    [InlineData("# One\n\n- two\n- three\n\n> four\n\n| five | six |\n|---|---|\n| seven | eight |", 8)]
    [InlineData("```cs\nvar x = 1;\nreturn\n```", 4)]
    [InlineData("顧客サービス", 6)]
    [InlineData("CRM は 大切", 4)]
    [InlineData("안녕 하세요", 5)]
    [InlineData("𠀀𠀁", 2)]
    [InlineData("<b class=\"x\">one</b> &amp; two", 2)]
    [InlineData("one[^1]\n\n[^1]: two", 2)]
    [InlineData("one\ntwo\\\nthree", 3)]
    [InlineData("[[crm]] [[x|two words]]", 3)]
    [InlineData("éa-b—c one\u00A0two\u3000three … 4×4", 5)]
    [InlineData("CRM大切CRM 日a", 6)]
    public void Words_are_counted_and_each_CJK_character_is_one(string markdown, int count) =>
        Converted.Body(markdown).Outline.WordCount.ShouldBe(count);
}
