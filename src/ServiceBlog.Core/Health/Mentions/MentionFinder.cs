using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Health.Mentions;

/// <summary>
/// Finds where texts name a topic or a source that their page has no link to. Whole words, the longest name at each
/// place, the first place of each name's page; only in the plain words of an author
/// (<see cref="MarkdownConverter.ProseOf"/>). Nearly all texts are gone over once as they stand, and only those in which
/// a name was found are parsed.
/// </summary>
internal sealed class MentionFinder(SiteGraph graph)
{
    private readonly MentionNames _names = new(graph);

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
        if (!MentionsAny(file.Markdown, linked))
            yield break;
        foreach (var stretch in MarkdownConverter.ProseOf(file.Markdown))
        {
            foreach (var (name, start, end) in NamesIn(file.Markdown, stretch))
            {
                if (!linked.Add(name.Target))
                    continue;
                var before = file.Markdown.AsSpan(0, start);
                var location = new SourceLocation(page.DisplayPath, file.MarkdownLine + before.Count('\n'), start - before.LastIndexOf('\n'));
                yield return new Mention(page, name.Target, file.Markdown[start..end], start, location);
            }
        }
    }

    private bool MentionsAny(string markdown, HashSet<Page> linked)
    {
        var words = new Words(markdown);
        while (words.MoveNext())
        {
            if (_names.LongestAt(markdown, words.Start, out _) is { } name && !linked.Contains(name.Target))
                return true;
        }
        return false;
    }

    private List<(MentionName Name, int Start, int End)> NamesIn(string markdown, Range stretch)
    {
        var found = new List<(MentionName, int, int)>();
        // What follows the stretch is no part of a name, but what touches a name decides whether it is whole.
        var text = markdown.AsSpan(0, stretch.End.Value);
        var position = stretch.Start.Value;
        var words = new Words(text[position..]);
        while (words.MoveNext())
        {
            var start = position + words.Start;
            if (_names.LongestAt(text, start, out var end) is not { } name)
                continue;
            if (IsWhole(markdown, start, end))
                found.Add((name, start, end));
            position = end;
            words = new Words(text[position..]);
        }
        return found;
    }

    /// <summary>Not a part of a longer word, an address or a name of a file, and nothing that brackets would turn into something else.</summary>
    private static bool IsWhole(string markdown, int start, int end)
    {
        var before = start == 0 ? ' ' : markdown[start - 1];
        var after = end == markdown.Length ? ' ' : markdown[end];
        if (Words.IsWordCharacter(before) || Words.IsWordCharacter(after))
            return false;
        if (before is '-' or '/' or '@' or '#' or '_' or '\\' or '!' or '[' or ']' or '.' or ':' or '^' or '&' or '$' or '='
            || after is '-' or '/' or '@' or '_' or '(' or '[' or ']' or '{' or '=')
        {
            return false;
        }
        // "loyalty.md" is a file, "loyalty:" with more behind it a scheme or an emoji; at the end of a sentence both are fine.
        return after is not ('.' or ':') || end + 1 == markdown.Length || !Words.IsWordCharacter(markdown[end + 1]);
    }
}
