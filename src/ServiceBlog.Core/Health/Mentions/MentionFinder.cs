namespace ServiceBlog.Core.Health.Mentions;

/// <summary>Finds where texts name a topic or a source that their page has no link to: the first place of each name's page, only in the plain words
/// of an author (<see cref="MarkdownConverter.ProseOf"/>). Nearly all texts are gone over once as they stand, and only those in which a name was
/// found are parsed.</summary>
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
        foreach (var stretch in MarkdownConverter.ProseOf(file.Markdown, MarkdownDialect.Of(file.Path, file.NotePath)))
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

/// <summary>A place where a text names a page without a link to it: the first on its page.</summary>
/// <param name="Text">The words, as they stand in the text; may go over the end of a line.</param>
/// <param name="Start">Where they start in the page's Markdown, lines ended by <c>\n</c>.</param>
public sealed record Mention(Page Page, Page Target, string Text, int Start, SourceLocation Location)
{
    /// <summary>What is to stand in place of the words: a link relative to the file, as editors and forges follow it.</summary>
    public string Link => $"[{Text}]({UrlPath.Encode(UrlPath.Relative(Page.SourcePath, Target.SourcePath))})";

    public HealthFinding ToFinding()
    {
        var words = string.Join(' ', Text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return HealthFinding.Of(
            Rules.UnlinkedMention, Page, $"\"{words}\" names \"{Target.Title}\", to which the page has no link", Location, Target.SourcePath, Link);
    }
}

/// <summary>Which names are looked for in texts: those of topics, and the titles of sources.</summary>
internal static class MentionNames
{
    private static readonly SearchValues<char> MarkUp = SearchValues.Create("[]\\`*_<>|!");

    public static IEnumerable<PageName> Of(SiteGraph graph)
    {
        var common = graph.Config.Health.CommonWords.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var titles = graph.Topics.Select(topic => new PageName(topic.Title, topic));
        var synonyms = graph.Topics.SelectMany(topic => topic.FrontMatter.Synonyms.Select(synonym => new PageName(synonym.Value, topic)));
        // A source's title of one word would be found at the start of any sentence.
        var sources = graph.Sources.Where(source => CountWords(source.Title) > 1).Select(source => new PageName(source.Title, source, isExact: true));
        // Of names that two pages have, a topic's title comes first; else it cannot be told which is meant.
        foreach (var namesakes in titles.Concat(synonyms).Concat(sources)
            .Where(name => IsUsable(name.Text) && !common.Contains(name.Text))
            .GroupBy(name => name.Key, StringComparer.Ordinal))
        {
            var targets = namesakes.Select(name => name.Page).Distinct().ToList();
            var first = namesakes.First();
            if (targets.Count == 1 || (first.Page.Title == first.Text && targets.Count(target => target.Title == first.Text) == 1))
                yield return first;
        }
    }

    /// <summary>A link's text must stay one.</summary>
    private static bool IsUsable(string name) => CountWords(name) > 0 && !name.AsSpan().ContainsAny(MarkUp);

    private static int CountWords(string text)
    {
        var words = new WordTokens(text);
        var count = 0;
        while (words.MoveNext())
            count++;
        return count;
    }
}
