using System.Net;

namespace ServiceBlog.Core.Search;

/// <summary>What can be found of one page: its names and the author's own words, section by section. Depends on its file alone, so that it stays the
/// same as long as the file does: what links and transclusions take from other pages is found there.</summary>
public sealed record SearchPage
{
    public required string Title { get; init; }

    /// <summary>Other names of the very page: synonyms of a topic, names that a tag has taken over.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    public string Summary { get; init; } = "";

    /// <summary>Tags and authors, as words of the page.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>In the order of the page. The first, before any heading, has no heading.</summary>
    public ImmutableArray<SearchSection> Sections { get; init; } = [];

    public static SearchPage Of(Page page) => new()
    {
        Title = page.Title,
        Names = [.. page.FrontMatter.Synonyms.Select(name => name.Value)],
        Summary = page.FrontMatter.Summary?.Value ?? "",
        Labels = [.. page.FrontMatter.Tags.Select(tag => tag.Value), .. page.FrontMatter.Authors.Select(author => author.Value)],
        Sections = SectionsOf(page.Body),
    };

    private static ImmutableArray<SearchSection> SectionsOf(MarkupBody body)
    {
        var letters = ArrayPool<char>.Shared.Rent(body.Outline.HtmlLength);
        var html = letters.AsSpan(0, Encoding.UTF8.GetChars(body.Utf8Html.Span, letters));
        var headings = body.Outline.Headings;
        var sections = ImmutableArray.CreateBuilder<SearchSection>(headings.Length + 1);
        var (start, id, name) = (0, "", "");
        foreach (var heading in headings)
        {
            // A heading within another block has no section of its own.
            if (heading.Offset < 0)
                continue;
            sections.Add(new SearchSection(id, name, PlainWords.Of(html[start..heading.Offset])));
            var end = html[heading.Offset..].IndexOf("</h");
            (start, id, name) = (heading.Offset + Math.Max(0, end), heading.Id, heading.Text);
        }
        sections.Add(new SearchSection(id, name, PlainWords.Of(html[start..])));
        ArrayPool<char>.Shared.Return(letters);
        return sections.ToImmutable();
    }
}

/// <param name="Id">Of the heading; empty for what stands before the first.</param>
/// <param name="Heading">Without mark-up; empty for what stands before the first.</param>
/// <param name="Text">Without mark-up, white space collapsed.</param>
public sealed record SearchSection(string Id, string Heading, string Text);

/// <summary>The text that can be read in some HTML.</summary>
internal ref struct PlainWords
{
    private readonly Span<char> _text;
    private int _length;

    private PlainWords(Span<char> text) => _text = text;

    /// <summary>White space is collapsed, and what stands in different blocks is apart.</summary>
    public static string Of(ReadOnlySpan<char> html)
    {
        // Neither an entity nor a tag is shorter than what is read in its place.
        var letters = ArrayPool<char>.Shared.Rent(html.Length);
        var words = new PlainWords(letters);
        var runs = new HtmlTextRuns(html);
        var end = 0;
        while (runs.MoveNext())
        {
            if (IsApart(html[end..runs.Start]))
                words.Space();
            end = runs.Start + runs.Length;
            words.Append(runs.Current);
        }
        var text = letters.AsSpan(0, words._length).TrimEnd(' ').ToString();
        ArrayPool<char>.Shared.Return(letters);
        return text;
    }

    private void Append(ReadOnlySpan<char> run)
    {
        // Letter by letter: to look for the end of each word took twice as long as all the rest.
        foreach (var letter in run.Contains('&') ? WebUtility.HtmlDecode(run.ToString()) : run)
        {
            if (letter is ' ' or '\n' or '\r' or '\t' or '\u00a0')
                Space();
            else
                _text[_length++] = letter;
        }
    }

    private void Space()
    {
        if (_length > 0 && _text[_length - 1] != ' ')
            _text[_length++] = ' ';
    }

    /// <summary>Whether tags between two texts part them: all but those that stand within a line.</summary>
    private static bool IsApart(ReadOnlySpan<char> tags)
    {
        for (var open = tags.IndexOf('<'); open >= 0; open = tags.IndexOf('<'))
        {
            tags = tags[(open + 1)..].TrimStart('/');
            var length = 0;
            while (length < tags.Length && char.IsAsciiLetterOrDigit(tags[length]))
                length++;
            if (tags[..length] is not ("" or "a" or "abbr" or "b" or "cite" or "code" or "del" or "dfn" or "em" or "i" or "ins" or "kbd" or "mark"
                or "q" or "s" or "samp" or "small" or "span" or "strong" or "sub" or "sup" or "u" or "var"))
            {
                return true;
            }
        }
        return false;
    }
}
