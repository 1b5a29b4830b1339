using ServiceBlog.Core.Search;
using ServiceBlog.Core.Tests.Incremental;

namespace ServiceBlog.Core.Tests.Trust.Fuzzing;

/// <summary>What comes from elsewhere while a site is served or built again: the queries of readers, and the record of the build before.</summary>
public sealed class AnyQueryTests
{
    private static readonly string[] Words =
    [
        "service", "desk", "serv", "ice", "\"", "\"two words\"", "-", "--", "-\"", ":", "tag:", "tag:a", "kind:post", "-kind:post", "title:", "*", "(", ")", "OR", "AND", " ", "\t", "\n", "\0", "\u0001", "é", "e\u0301", "ß", "İ", "茶", "\U0001F600", "\ud800",
        "\u202e", "'", "’", "/", "\\", "<b>", "&amp;", "1", "2026", "C#", "c++", ".", "..", "%", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ];

    private static readonly Lazy<SiteSearch> Site = new(() => TestSite.Build(
        ("posts/a.md", TestSite.Text("Service desk", "The service desk has two words. 茶 é ß İ", "tags: [a, C#]")),
        ("posts/b.md", TestSite.Text("Two words", "c++ and 2026 \U0001F600", "tags: [a]")),
        ("topics/t.md", TestSite.Text("Desk", "A desk."))).Result.Search!.Value);

    [Fact]
    public void Any_query_has_an_answer_of_no_more_than_was_asked_for() => Fuzzing.WithFragments(Words, 300, query =>
    {
        var found = Site.Value.Find(SearchQuery.Parse(query), 2);
        found.Length.ShouldBeLessThanOrEqualTo(2);
        found.ShouldAllBe(result => result.Score >= 0 && result.Url.StartsWith('/'));
    });

    [Fact]
    public void Any_record_that_was_one_does_no_harm()
    {
        var site = new LivingSite();
        var edits = new RandomEdits(site, seed: 5);
        edits.Begin();
        var round = 0;
        Fuzzing.WithBytes(60, damage =>
        {
            edits.Step();
            site.Restart(damage, damaged: round++ % 3);
            var result = site.Build();
            var (clean, files) = site.BuildClean();
            result.Diagnostics.Select(found => found.ToString()).ShouldBe(clean.Diagnostics.Select(found => found.ToString()));
            if (!clean.Succeeded)
                edits.Mend(clean);
            else
                files.Where(file => !file.Value.AsSpan().SequenceEqual(site.Published[file.Key])).ShouldBeEmpty();
        });
    }
}
