using System.Collections.Immutable;
using System.Text;
using ServiceBlog.Core.Markup.Reading;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// Finds the names of a glossary in text, all in one pass: a tree of their letters, entered at each start of a word. The
/// longest name wins. Names are whole words; case does not count but in acronyms; any white space is a space.
/// </summary>
public sealed class GlossarySearch
{
    private const int Root = 0;

    private readonly Dictionary<(int Node, char Letter), int> _next = [];
    private readonly List<GlossaryName?> _names = [null];

    public GlossarySearch(ImmutableArray<GlossaryName> names)
    {
        foreach (var name in names)
        {
            var node = Root;
            foreach (var letter in name.Html)
            {
                if (!_next.TryGetValue((node, Folded(letter)), out var next))
                {
                    _next.Add((node, Folded(letter)), next = _names.Count);
                    _names.Add(null);
                }
                node = next;
            }
            _names[node] = name;
        }
    }

    /// <summary>The next name at or after a place.</summary>
    /// <param name="text">Between two tags of HTML, so that it may hold character references.</param>
    /// <param name="from">Where to begin.</param>
    /// <returns>The name, where it stands and how long it is there; null if there is none.</returns>
    public (GlossaryName Name, int Start, int Length)? Find(ReadOnlySpan<char> text, int from)
    {
        for (var start = from; start < text.Length; start++)
        {
            if (!IsWordBoundary(text, start))
                continue;
            if (LongestAt(text, start) is { } found)
                return (found.Name, start, found.Length);
            if (text[start] == '&')
                start += ReferenceLength(text[start..]) - 1;
        }
        return null;
    }

    private (GlossaryName Name, int Length)? LongestAt(ReadOnlySpan<char> text, int start)
    {
        (GlossaryName, int)? longest = null;
        var (node, end) = (Root, start);
        while (end < text.Length && _next.TryGetValue((node, Folded(text[end])), out node))
        {
            var isSpace = char.IsWhiteSpace(text[end]);
            end++;
            while (isSpace && end < text.Length && char.IsWhiteSpace(text[end]))
                end++;
            if (_names[node] is { } name && IsWordBoundary(text, end) && (!name.IsAcronym || text[start..end].SequenceEqual(name.Html)))
                longest = (name, end - start);
        }
        return longest;
    }

    /// <summary>Whether no word goes on from the character before a place to the one after it.</summary>
    private static bool IsWordBoundary(ReadOnlySpan<char> text, int place)
    {
        if (place == 0 || place == text.Length)
            return true;
        if (char.IsAscii(text[place - 1]) && char.IsAscii(text[place]))
            return !char.IsAsciiLetterOrDigit(text[place - 1]) || !char.IsAsciiLetterOrDigit(text[place]);
        Rune.DecodeLastFromUtf16(text[..place], out var before, out _);
        Rune.DecodeFromUtf16(text[place..], out var after, out _);
        return !WordTokens.IsWordCharacter(before) || !WordTokens.IsWordCharacter(after)
            || WordTokens.IsUnspaced(before) || WordTokens.IsUnspaced(after);
    }

    private static int ReferenceLength(ReadOnlySpan<char> text)
    {
        const int longest = 34;
        for (var i = 1; i < text.Length && i < longest; i++)
        {
            if (text[i] == ';')
                return i + 1;
            if (!char.IsAsciiLetterOrDigit(text[i]) && text[i] != '#')
                break;
        }
        return 1;
    }

    private static char Folded(char letter) => letter switch
    {
        '’' => '\'',
        _ when char.IsWhiteSpace(letter) => ' ',
        _ => char.ToLowerInvariant(letter),
    };
}
