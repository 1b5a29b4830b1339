namespace ServiceBlog.Core.Markup;

/// <summary>Tells opening and closing quotation marks and apostrophes apart: by what stands on either side, and by whether a mark that opens finds
/// one that closes it. Marks of inches and feet stay.</summary>
internal ref struct SmartQuotes(TypedLine line, LanguageQuotes quotes)
{
    private const string Apostrophe = "’";

    /// <summary>English words that begin with an apostrophe.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Shortened = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "tis", "twas", "twere", "til", "em", "cause", "bout", "round", "n").GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly ReadOnlySpan<char> _text = line.Text;
    private readonly List<int> _open = [];

    public static void Find(TypedLine line, LanguageQuotes quotes)
    {
        var search = new SmartQuotes(line, quotes);
        for (var i = 0; i < line.Text.Length; i++)
        {
            if (line.Text[i] is '"' or '\'' && line.IsTyped(i))
                search.Add(i);
        }
        search.Abandon(from: 0);
    }

    private readonly void Add(int index)
    {
        var (canOpen, canClose) = Sides(index);
        var isSingle = _text[index] == '\'';
        if (canClose && TryClose(index))
            return;
        if (isSingle && ((!canOpen && !canClose && !IsBetweenDigits(index)) || IsShortening(index)))
            Replace(index, Apostrophe);
        else if (canOpen)
            _open.Add(index);
        else if (isSingle && !FollowsDigit(index))
            Replace(index, Apostrophe);
    }

    private readonly bool TryClose(int index)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if (_text[_open[i]] != _text[index])
                continue;
            Abandon(from: i + 1);
            var isOuter = _text[index] == '"';
            Replace(_open[i], isOuter ? quotes.Open : quotes.InnerOpen);
            Replace(index, isOuter ? quotes.Close : quotes.InnerClose);
            _open.RemoveRange(i, _open.Count - i);
            return true;
        }
        return false;
    }

    /// <summary>What nothing closes: a single mark is an apostrophe; a double one opens a quotation that goes on in the next paragraph, if the
    /// paragraph begins with it.</summary>
    private readonly void Abandon(int from)
    {
        for (var i = from; i < _open.Count; i++)
        {
            var index = _open[i];
            if (_text[index] == '\'' && index + 1 < _text.Length && char.IsLetterOrDigit(_text[index + 1]))
                Replace(index, Apostrophe);
            else if (_text[index] == '"' && index == 0)
                Replace(index, quotes.Open);
        }
    }

    private readonly (bool CanOpen, bool CanClose) Sides(int index)
    {
        var before = index > 0 ? _text[index - 1] : ' ';
        var after = index + 1 < _text.Length ? _text[index + 1] : ' ';
        var (spaceBefore, markBefore) = (char.IsWhiteSpace(before), IsMark(before));
        var (spaceAfter, markAfter) = (char.IsWhiteSpace(after), IsMark(after));
        var canOpen = !spaceAfter && (!markAfter || spaceBefore || markBefore);
        var canClose = !spaceBefore && (!markBefore || spaceAfter || markAfter);
        return canOpen && canClose ? (markBefore, markAfter) : (canOpen, canClose);
    }

    /// <summary><c>'90s</c>, <c>'tis</c>, <c>'n'</c>: letters are missing, and nothing is quoted.</summary>
    private readonly bool IsShortening(int index)
    {
        var rest = _text[(index + 1)..];
        var length = 0;
        while (length < rest.Length && char.IsLetterOrDigit(rest[length]))
            length++;
        var word = rest[..length];
        return (length is 2 or 3 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]) && (length == 2 || word[2] == 's'))
            || Shortened.Contains(word);
    }

    private readonly bool IsBetweenDigits(int index) => FollowsDigit(index) && index + 1 < _text.Length && char.IsDigit(_text[index + 1]);

    private readonly bool FollowsDigit(int index) => index > 0 && char.IsDigit(_text[index - 1]);

    private readonly void Replace(int index, string mark) => line.Replace(index, 1, mark);

    private static bool IsMark(char character) => char.IsPunctuation(character) || char.IsSymbol(character);
}
