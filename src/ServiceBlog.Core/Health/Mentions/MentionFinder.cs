namespace ServiceBlog.Core.Health.Mentions;

/// <summary>
/// Finds where texts name a topic or a source that their page has no link to: the first place of each name's page, only
/// in the plain words of an author (<see cref="MarkdownConverter.ProseOf"/>). Nearly all texts are gone over once as they
/// stand, and only those in which a name was found are parsed.
/// </summary>
internal sealed class MentionFinder(SiteGraph graph)
{
    private readonly NameSearch _names = new(MentionNames.Of(graph));

    /// <param name="read">Gives the Markdown of a page; null if it cannot be read any more.</param>
    /// <returns>By page and place.</returns>
    public ImmutableArray<Mention> Find(Func<Page, ContentFile?> read, ParallelOptions parallel)
    {
        var found = new List<Mention>[graph.Pages.Length];
        Parallel.For(0, graph.Pages.Length, parallel, i =>
        {
            var page = graph.Pages[i];
            // A captured text is not ours to change.
            found[i] = page.FrontMatter.Verbatim || read(page) is not { } file ? [] : [.. FindIn(page, file)];
        });
        return [.. found.SelectMany(mentions => mentions)];
    }

    private IEnumerable<Mention> FindIn(Page page, ContentFile file)
    {
        var linked = new HashSet<Page>(graph[page].Links.Select(link => link.Page).OfType<Page>()) { page };
        if (_names.Find(file.Markdown, 0, file.Markdown.Length, except: linked) is null)
            yield break;
        foreach (var stretch in MarkdownConverter.ProseOf(file.Markdown))
        {
            var position = stretch.Start.Value;
            while (_names.Find(file.Markdown, position, stretch.End.Value) is var (target, start, length))
            {
                position = start + length;
                if (!CanBecomeLink(file.Markdown, start, position) || !linked.Add(target))
                    continue;
                var before = file.Markdown.AsSpan(0, start);
                var location = new SourceLocation(page.DisplayPath, file.MarkdownLine + before.Count('\n'), start - before.LastIndexOf('\n'));
                yield return new Mention(page, target, file.Markdown[start..position], start, location);
            }
        }
    }

    /// <summary>Whether the words make a link in brackets, and not an image, a footnote, a part of another link or mathematics.</summary>
    private static bool CanBecomeLink(string markdown, int start, int end) =>
        (start == 0 || markdown[start - 1] is not ('!' or '[' or ']' or '^' or '&' or '$'))
        && (end == markdown.Length || markdown[end] is not ('(' or '[' or ']' or '{'));
}
