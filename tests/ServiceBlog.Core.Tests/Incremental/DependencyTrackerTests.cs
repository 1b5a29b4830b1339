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
    }
}
