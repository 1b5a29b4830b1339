using System.Collections.Immutable;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Incremental;

namespace ServiceBlog.Core.Tests.Incremental;

public class DependencyTrackerTests
{
    [Fact]
    public void A_render_that_fails_takes_no_text_of_those_after_it()
    {
        var page = PageReader.Read(InputFile.FromText("posts/a.md", TestSite.Text("A")), new SiteConfig()).Page.ShouldNotBeNull();
        var (failed, next) = (new DependencyTracker(keepsTexts: true), new DependencyTracker(keepsTexts: true));

        Should.Throw<InvalidOperationException>(() => failed.During(() => throw new InvalidOperationException()));
        next.During(() => DependencyTracker.Note(page, "Words."));
        DependencyTracker.Note(page, "Nobody's words.");

        failed.Texts.ShouldBeEmpty();
        next.Texts.ShouldHaveSingleItem().Text.ShouldBe("Words.");
        next.During(() => { });
        next.Texts.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_read_behind_a_part_that_is_noted_apart_counts_for_the_page()
    {
        var (ofPart, ofPage) = (new DependencyKey(1, 2, MemberAspect.Value), new DependencyKey(1, 3, MemberAspect.Value));
        ImmutableArray<DependencyKey> part = [];

        var page = new DependencyTracker().During(() =>
        {
            part = new DependencyTracker().During(() => DependencyTracker.Note(ofPart));
            DependencyTracker.Note(ofPage);
        });

        part.ShouldBe([ofPart]);
        page.ShouldBe([ofPage]);
    }

    [Fact]
    public void What_one_page_read_counts_for_the_next_only_if_it_reads_it_too()
    {
        var (both, first) = (new DependencyKey(1, 2, MemberAspect.Value), new DependencyKey(1, 3, MemberAspect.Value));
        var tracker = new DependencyTracker();

        tracker.During(() => { DependencyTracker.Note(both); DependencyTracker.Note(first); }).ShouldBe([both, first]);
        tracker.During(() => DependencyTracker.Note(both)).ShouldBe([both]);
    }
}
