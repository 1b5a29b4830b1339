using ServiceBlog.Core.Building;
using ServiceBlog.Core.Config;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Tests.Incremental;

public class ReadLogTests
{
    [Fact]
    public void A_render_that_fails_takes_no_text_of_those_after_it()
    {
        var page = PageReader.Read(InputFile.FromText("posts/a.md", TestSite.Text("A")), new SiteConfig()).Page.ShouldNotBeNull();
        var (failed, next) = (new ReadLog(keepsTexts: true), new ReadLog(keepsTexts: true));

        Should.Throw<InvalidOperationException>(() => failed.During(() => throw new InvalidOperationException()));
        next.During(() => ReadLog.Note(page, "Words."));
        ReadLog.Note(page, "Nobody's words.");

        failed.Texts.ShouldBeEmpty();
        next.Texts.ShouldHaveSingleItem().Text.ShouldBe("Words.");
    }
}
