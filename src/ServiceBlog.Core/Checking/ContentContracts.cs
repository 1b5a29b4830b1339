using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Checking;

/// <summary>Checks what the site asks of its authors, beyond what is needed to build: names that are known, titles that
/// tell pages apart, words for those who do not see.</summary>
public sealed class ContentContracts(SiteGraph graph, TagCatalogue tags, ICollection<Diagnostic> diagnostics)
{
    public void Check()
    {
        foreach (var page in graph.Pages)
        {
            CheckNames(page);
            CheckImages(page);
            if (page.Kind == PageKind.Post && page.FrontMatter.Summary is null)
                Report(Rules.MissingSummary, new SourceLocation(page.DisplayPath, 1, 1), "the post has no summary");
        }
        CheckTitles();
    }

    private void CheckNames(Page page)
    {
        var closed = graph.Config.ClosedVocabularies;
        if (closed.Contains("tags"))
            CheckKnown(page.FrontMatter.Tags, tags.Knows, tags.Names, Rules.UnknownTag, "tags.yml has no tag");
        if (closed.Contains("topics"))
        {
            var keys = graph.Topics.Select(topic => topic.Key).ToHashSet(StringComparer.Ordinal);
            CheckKnown(page.FrontMatter.Topics, keys.Contains, keys, Rules.UnknownTopic, "there is no topic");
        }
        if (closed.Contains("authors") && page.Kind != PageKind.Source)
        {
            var authors = graph.Config.Authors;
            CheckKnown(page.FrontMatter.Authors, name => authors.Contains(name), authors, Rules.UnknownAuthor, "site.yml has no author");
        }
    }

    private void CheckKnown(
        IEnumerable<Located<string>> names, Func<string, bool> isKnown, IEnumerable<string> known, Rule rule, string message)
    {
        foreach (var name in names.Where(name => !isKnown(name.Value)))
        {
            diagnostics.Add(new Diagnostic(rule, name.Location, $"{message} \"{name.Value}\"")
            {
                Suggestion = NearestName.Find(name.Value, known),
            });
        }
    }

    private void CheckImages(Page page)
    {
        foreach (var image in page.Outline.Links.Where(link => link.Kind == LinkKind.Image && !link.HasText))
            Report(Rules.MissingAlt, image.Location, "the image has no alternative text");
    }

    private void CheckTitles()
    {
        foreach (var alike in graph.Pages.GroupBy(page => (page.Kind, page.Folder, page.Title)).Where(alike => alike.Count() > 1))
        {
            foreach (var page in alike.Skip(1))
            {
                var location = page.FrontMatter.Title?.Location ?? new SourceLocation(page.DisplayPath, 1, 1);
                Report(Rules.DuplicateTitle, location, $"{alike.First().DisplayPath} has the same title, \"{page.Title}\"");
            }
        }
    }

    private void Report(Rule rule, SourceLocation location, string message) =>
        diagnostics.Add(new Diagnostic(rule, location, message));
}
