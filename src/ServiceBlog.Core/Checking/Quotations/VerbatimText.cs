using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Checking.Quotations;

/// <summary>The text of a source as its readers see it, ready to be searched for quotations.</summary>
internal sealed class VerbatimText
{
    private readonly ImmutableArray<(Heading Heading, int Start)> _headings;

    private VerbatimText(string text, ImmutableArray<(Heading Heading, int PlainStart)> headings)
    {
        Plain = text;
        var places = new List<int>(text.Length);
        Comparable = ComparableText.Of(text, places);
        Places = places;
        _headings = [.. headings.Select(heading => (heading.Heading, FirstFrom(places, heading.PlainStart)))];
    }

    /// <summary>Without mark-up.</summary>
    public string Plain { get; }

    public string Comparable { get; }

    /// <summary>For each character of <see cref="Comparable"/> its place in <see cref="Plain"/>.</summary>
    public IReadOnlyList<int> Places { get; }

    public static VerbatimText Of(Page source)
    {
        var html = source.Body.Html;
        var output = new StringBuilder(html.Length);
        var headings = ImmutableArray.CreateBuilder<(Heading, int)>();
        var next = 0;
        var tokenizer = new HtmlTokenizer(html, []);
        string? skipped = null;
        for (var kind = tokenizer.Read(false); kind != HtmlTokenKind.EndOfFile; kind = tokenizer.Read(false))
        {
            for (; next < source.Outline.Headings.Length && source.Outline.Headings[next].Offset <= tokenizer.Start; next++)
                headings.Add((source.Outline.Headings[next], output.Length));
            var name = kind == HtmlTokenKind.Text ? "" : tokenizer.Content.ToString().ToLowerInvariant();
            if (skipped is not null)
            {
                if (kind == HtmlTokenKind.EndTag && name == skipped)
                    skipped = null;
            }
            else if (kind == HtmlTokenKind.Text)
            {
                output.Append(UrlPath.Compose(CharacterReferences.DecodeText(tokenizer.Content)));
            }
            else if (kind == HtmlTokenKind.StartTag && (name is "script" or "style" || IsFootnoteMark(name, html.AsSpan(tokenizer.Start))))
            {
                skipped = name;
            }
            else if (!IsWithinWords(name))
            {
                output.Append('\n');
            }
        }
        return new VerbatimText(output.ToString(), headings.ToImmutable());
    }

    /// <summary>Where the section of a heading lies in <see cref="Comparable"/>; all of it for any other anchor.</summary>
    public Range SectionOf(string? anchor)
    {
        for (var i = 0; i < _headings.Length; i++)
        {
            var (heading, start) = _headings[i];
            if (heading.Id != anchor)
                continue;
            var end = _headings.Skip(i + 1).Where(later => later.Heading.Level <= heading.Level).Select(later => later.Start);
            return start..end.FirstOrDefault(Comparable.Length);
        }
        return Range.All;
    }

    /// <summary>The innermost heading above a place in <see cref="Comparable"/>; null above the first.</summary>
    public Heading? HeadingAt(int place)
    {
        var above = _headings.Count(heading => heading.Start <= place);
        return above == 0 ? null : _headings[above - 1].Heading;
    }

    private static int FirstFrom(List<int> places, int plain)
    {
        var found = places.BinarySearch(plain);
        return found >= 0 ? found : ~found;
    }

    private static bool IsFootnoteMark(string name, ReadOnlySpan<char> html) =>
        name == "a" && html[..html.IndexOf('>')].Contains("footnote-", StringComparison.Ordinal);

    /// <summary>Elements that stand within a line, so that no space is between them and what is around them.</summary>
    private static bool IsWithinWords(string name) => name is
        "a" or "abbr" or "b" or "bdi" or "bdo" or "cite" or "code" or "data" or "del" or "dfn" or "em" or "font" or "i" or "ins" or "kbd"
        or "mark" or "q" or "s" or "samp" or "small" or "span" or "strike" or "strong" or "sub" or "sup" or "time" or "tt" or "u" or "var" or "wbr";
}

/// <summary>A text without what does not matter to whether words are the same: the forms of white space, quotation marks, dashes and dots, and the
/// Unicode form. Letters and their case stay.</summary>
internal static class ComparableText
{
    private const char Ellipsis = '…';

    public static string Of(string text) => Of(text, places: null);

    /// <param name="text">In Unicode form C, if the places matter.</param>
    /// <param name="places">Takes for each character of the result its place in the text; null if they are not asks.</param>
    public static string Of(string text, List<int>? places)
    {
        if (places is null)
            text = UrlPath.Compose(text);
        var output = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF')
                continue;
            if (char.IsWhiteSpace(character))
            {
                if (output.Length > 0 && output[^1] is not (' ' or '-') && !EndsInDots(output))
                    Append(' ');
            }
            else if (IsDash(character))
            {
                DropSpace();
                if (output.Length == 0 || output[^1] != '-')
                    Append('-');
            }
            else if (character is '.' or Ellipsis)
            {
                DropSpace();
                for (var dots = character == '.' ? 1 : 3; dots > 0 && !EndsInDots(output); dots--)
                    Append('.');
            }
            else
            {
                Append(IsQuote(character) ? '\'' : character);
            }

            void Append(char comparable)
            {
                output.Append(comparable);
                places?.Add(i);
            }
        }
        DropSpace();
        return output.ToString();

        void DropSpace()
        {
            if (output.Length == 0 || output[^1] != ' ')
                return;
            output.Length--;
            places?.RemoveAt(places.Count - 1);
        }
    }

    private static bool EndsInDots(StringBuilder text) => text.Length >= 3 && text[^1] == '.' && text[^2] == '.' && text[^3] == '.';

    private static bool IsDash(char character) => character is '-' or (>= '\u2010' and <= '\u2015') or '\u2212' or '\uFE58' or '\uFE63' or '\uFF0D';

    private static bool IsQuote(char character) =>
        character is '"' or '\'' or '`' or '´' or '«' or '»' or (>= '\u2018' and <= '\u201F') or '\u2032' or '\u2033' or '‹' or '›'
            or '「' or '」' or '『' or '』' or '\uFF02' or '\uFF07';
}
