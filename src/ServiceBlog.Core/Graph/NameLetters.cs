namespace ServiceBlog.Core.Graph;

/// <summary>
/// Goes over a name, or a text in which names are looked for, by what tells names apart: what stands between words is one
/// space, be it spaces, the end of a line or a hyphen, and a typographic apostrophe is a plain one. Case is kept.
/// </summary>
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
