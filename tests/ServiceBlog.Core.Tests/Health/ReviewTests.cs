using System.Security.Cryptography;
using System.Text;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using static ServiceBlog.Core.Tests.TestSite;

namespace ServiceBlog.Core.Tests.Health;

public sealed class ReviewTests
{
    [Fact]
    public void A_hash_is_the_first_16_digits_of_the_SHA_256_of_the_text() =>
        ReviewHash.Of("Words.\nMore.\n").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("Words.\nMore.")))[..16]);

    [Theory]
    [InlineData("Words.\nMore.")]
    [InlineData("Words.\r\nMore.\r\n")]
    [InlineData("Words.\rMore.\r \t\n")]
    [InlineData("\uFEFFWords.\nMore.\n\n")]
    public void Line_ends_a_byte_order_mark_and_space_at_the_end_do_not_count(string text) =>
        ReviewHash.Of(text).ShouldBe(ReviewHash.Of("Words.\nMore.\n"));

    [Theory]
    [InlineData(" Words.\nMore.")]
    [InlineData("Words. \nMore.")]
    [InlineData("Words.\n\nMore.")]
    public void Every_other_character_counts(string text) => ReviewHash.Of(text).ShouldNotBe(ReviewHash.Of("Words.\nMore."));

    [Theory]
    [InlineData("6 months", 6, 0)]
    [InlineData("1 month", 1, 0)]
    [InlineData("2 Years", 24, 0)]
    [InlineData("90 days", 0, 90)]
    [InlineData("3 weeks", 0, 21)]
    [InlineData("P18M", 18, 0)]
    [InlineData("P2W", 0, 14)]
    public void A_period_is_read(string text, int months, int days)
    {
        var period = ReviewPeriod.Parse(text).ShouldNotBeNull();
        (period.Months, period.Days).ShouldBe((months, days));
    }

    [Theory]
    [InlineData("often")]
    [InlineData("0 days")]
    [InlineData("6")]
    [InlineData("99999999999999999999 days")]
    [InlineData("2000 years")]
    public void Anything_else_is_a_mistake_at_its_place(string text)
    {
        ReviewPeriod.Parse(text).ShouldBeNull();
        Build(("posts/a.md", Text("A", frontMatter: $"reviewEvery: {text}"))).Single("wrong-type").Location.ShouldBe(new SourceLocation("posts/a.md", 4, 14));
    }
}
