namespace ServiceBlog.Core.Graph;

/// <summary>Finds names in text. What a mention is, is decided here alone, so that the glossary marks what health would link. The longest name at
/// each place wins. Names are whole words. Case does not count, but a capital inside a word (CRM, KPIs) is one in the text too. Between words stands
/// what <see cref="NameLetters"/> takes for a space.</summary>
/// <remarks>All names are looked for in one pass: a tree of their letters, entered at each start of a word (A. V. Aho and M. J. Corasick, "Efficient
/// string matching", 1975; names are too short for failure links to pay).</remarks>
public sealed class NameSearch
{
    private const int Root = 0;

    private readonly Dictionary<(int Node, char Letter), int> _next = [];
    private readonly List<PageName?> _names = [null];

    /// <param name="names">Written as in the texts: with character references for HTML. Of two with one key, the last counts.</param>
    public NameSearch(IEnumerable<PageName> names)
    {
        foreach (var name in names)
        {
            var node = Root;
            foreach (var letter in name.Key)
            {
                if (!_next.TryGetValue((node, letter), out var next))
                {
                    _next.Add((node, letter), next = _names.Count);
                    _names.Add(null);
                }
                node = next;
            }
            _names[node] = name;
        }
    }

    /// <summary>The next name that lies wholly between two places.</summary>
    /// <param name="text">What touches a name decides whether it is whole, so this may be more than what is searched.</param>
    /// <param name="except">Pages whose names do not count.</param>
    /// <returns>The page, where its name stands and how long it is there; null if there is none.</returns>
    public (Page Page, int Start, int Length)? Find(ReadOnlySpan<char> text, int from, int to, IReadOnlySet<Page>? except = null)
    {
        for (var start = from; start < to; start++)
        {
            if (!IsWordBoundary(text, start))
                continue;
            if (LongestAt(text, start, to, except) is { } found)
                return (found.Page, start, found.Length);
            if (text[start] == '&')
                start += ReferenceLength(text[start..to]) - 1;
        }
        return null;
    }

    private (Page Page, int Length)? LongestAt(ReadOnlySpan<char> text, int start, int to, IReadOnlySet<Page>? except)
    {
        (Page, int)? longest = null;
        var node = Root;
        var letters = new NameLetters(text[start..to]);
        while (letters.MoveNext() && _next.TryGetValue((node, char.ToLowerInvariant(letters.Current)), out node))
        {
            if (_names[node] is { } name && IsWhole(text, start, start + letters.End) && HasItsCapitals(name, text.Slice(start, letters.End))
                && except?.Contains(name.Page) != true)
            {
                longest = (name.Page, letters.End);
            }
        }
        return longest;
    }

    /// <summary>Not a part of a longer word, a compound (loyalty-based), an address or the name of a file (loyalty.md, /loyalty, @loyalty).</summary>
    private static bool IsWhole(ReadOnlySpan<char> text, int start, int end)
    {
        if (!IsWordBoundary(text, start) || !IsWordBoundary(text, end))
            return false;
        if (start > 0 && text[start - 1] is '-' or '/' or '\\' or '@' or '#' or '_' or '=' or '.' or ':')
            return false;
        if (end == text.Length)
            return true;
        // At the end of a sentence these two are fine; with more behind them they are a file's ending, a scheme or an emoji.
        if (text[end] is '.' or ':')
            return end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]);
        return text[end] is not ('-' or '/' or '@' or '_' or '=');
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

    /// <param name="found">The name but for case.</param>
    private static bool HasItsCapitals(PageName name, ReadOnlySpan<char> found)
    {
        var meant = new NameLetters(name.Text);
        var read = new NameLetters(found);
        var isInside = false;
        while (meant.MoveNext() && read.MoveNext())
        {
            if (meant.Current != read.Current && (name.IsExact || (isInside && char.IsUpper(meant.Current))))
                return false;
            isInside = meant.Current != ' ';
        }
        return true;
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
}

/// <summary>A name by which texts mention a page: its title or a synonym.</summary>
public sealed class PageName
{
    /// <param name="isExact">Only this upper and lower case is meant.</param>
    public PageName(string text, Page page, bool isExact = false)
    {
        Text = text.Trim();
        Page = page;
        IsExact = isExact;
        var key = new StringBuilder(Text.Length);
        for (var letters = new NameLetters(Text); letters.MoveNext();)
            key.Append(char.ToLowerInvariant(letters.Current));
        Key = key.ToString();
    }

    public string Text { get; }

    public Page Page { get; }

    public bool IsExact { get; }

    /// <summary>The same for two names if a text cannot tell them apart.</summary>
    public string Key { get; }
}

/// <summary>Goes over a name, or a text in which names are looked for, by what tells names apart: what stands between words is one space, be it
/// spaces, the end of a line or a hyphen, and a typographic apostrophe is a plain one. Case is kept.</summary>
internal ref struct NameLetters(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    public char Current { get; private set; }

    /// <summary>Where the letter at hand ends.</summary>
    public int End { get; private set; }

    public bool MoveNext()
    {
        if (End == _text.Length)
            return false;
        Current = _text[End++];
        if (char.IsWhiteSpace(Current))
        {
            while (End < _text.Length && char.IsWhiteSpace(_text[End]))
                End++;
            Current = ' ';
        }
        else if (Current == '-' && End > 1 && End < _text.Length && !char.IsWhiteSpace(_text[End - 2]) && !char.IsWhiteSpace(_text[End]))
        {
            Current = ' ';
        }
        else if (Current == '’')
        {
            Current = '\'';
        }
        return true;
    }
}
