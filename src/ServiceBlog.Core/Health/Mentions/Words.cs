namespace ServiceBlog.Core.Health.Mentions;

/// <summary>Goes over the words of a text: runs of letters, digits and marks.</summary>
internal ref struct Words(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Where the word at hand starts.</summary>
    public int Start { get; private set; }

    public int Length { get; private set; }

    public bool MoveNext()
    {
        var start = Start + Length;
        while (start < _text.Length && !IsWordCharacter(_text[start]))
            start++;
        var end = start;
        while (end < _text.Length && IsWordCharacter(_text[end]))
            end++;
        (Start, Length) = (start, end - start);
        return Length > 0;
    }

    /// <summary>Of surrogate pairs both halves count: most letters beyond the basic plane are letters of words.</summary>
    public static bool IsWordCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || (character >= 0x80 && (char.IsLetterOrDigit(character) || char.IsSurrogate(character)
            || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark));
}
