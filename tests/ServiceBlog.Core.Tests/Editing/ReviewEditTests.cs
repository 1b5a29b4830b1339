using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Editing.Reviewing;

namespace ServiceBlog.Core.Tests.Editing;

public sealed class ReviewEditTests
{
    [Theory]
    [InlineData("", "reviewed: {by: Ada, date: 2026-11-22, hash: HASH}\n")]
    [InlineData("reviewed: {by: \"Bo\", date: 2020-01-01, hash: x} # last\n", "reviewed: {by: \"Ada\", date: 2026-11-22, hash: HASH} # last\n")]
    [InlineData("reviewed:\n  # who\n  by: Bo\n  date: 2020-01-01\nlayout: post\n", "reviewed:\n  # who\n  by: Ada\n  date: 2026-11-22\n  hash: HASH\nlayout: post\n")]
    [InlineData("reviewed:\n", "reviewed: {by: Ada, date: 2026-11-22, hash: HASH}\n")]
    public void A_stamp_is_added_or_replaced_and_nothing_else_changes(string before, string after)
    {
        var file = InputFile.FromText("posts/a.md", $"\uFEFF---\ntitle: A # it's\n{before}---\nText.\n".Replace("\n", "\r\n", StringComparison.Ordinal));

        var stamped = Stamp(file);

        var text = System.Text.Encoding.UTF8.GetString(stamped.Read().Span);
        text.ShouldBe($"\uFEFF---\ntitle: A # it's\n{after}---\nText.\n".Replace("HASH", HashOf(file), StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
        HashOf(stamped).ShouldBe(HashOf(file));
    }

    [Theory]
    [InlineData("---\ntags: [x]\ntitle:   'A'\n---\nText.", true)]
    [InlineData("---\r\ntitle: A\r\n---\r\nText.\r\n", true)]
    [InlineData("---\ntitle: A\n---\nText!\n", false)]
    [InlineData("---\ntitle: B\n---\nText.\n", true)]
    [InlineData("---\ntitle: A\n---\n Text.\n", false)]
    public void The_hash_stands_for_the_text(string text, bool isSame)
    {
        var hash = HashOf(InputFile.FromText("posts/a.md", "---\ntitle: A\n---\nText.\n"));

        (HashOf(InputFile.FromText("posts/a.md", text)) == hash).ShouldBe(isSame);
    }

    /// <summary>Stamps in the files of authors depend on it: it must never change.</summary>
    [Fact]
    public void The_hash_is_the_same_in_every_version() =>
        HashOf(InputFile.FromText("posts/2026-11-20-a.md", "---\ntitle: A\nauthor: Ada\n---\nText.\n")).ShouldBe("f06dce27b84e18cc");

    private static InputFile Stamp(InputFile file)
    {
        var plan = ReviewEdit.Plan(file, TimeZoneInfo.Utc, "Ada", "2026-11-22");
        plan.Refusals.ShouldBeEmpty();
        return InputFile.FromBytes(file.Path, plan.Changes.ShouldHaveSingleItem().After);
    }

    private static string HashOf(InputFile file) =>
        ReviewHash.Of(ContentReader.Read(file, TimeZoneInfo.Utc, new List<Diagnostic>()).ShouldNotBeNull().Markdown);
}
