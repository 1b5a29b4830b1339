using System.Text;

namespace ServiceBlog.Core.Markup.Reading;

/// <summary>
/// Counts words in text that comes in pieces. A word is a run without white space that holds a letter or a digit;
/// each CJK character is one by itself.
/// </summary>
internal struct WordCounter
{
    private bool _inWord;

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<char> text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            // Nearly all text is ASCII: asking Unicode's tables for each of its characters takes six times as long.
            var character = text[index];
            if (char.IsAsciiLetterOrDigit(character))
                BeginWord();
            else if (character is ' ' or (>= '\t' and <= '\r'))
                _inWord = false;
            else if (!char.IsAscii(character))
                index += AddRune(text[index..]) - 1;
        }
    }

    /// <summary>Ends a word, as the end of a block does.</summary>
    public void Break() => _inWord = false;

    /// <returns>How many code units the first character takes.</returns>
    private int AddRune(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out var length);
        if (IsCjk(rune.Value))
        {
            Count++;
            _inWord = false;
        }
        else if (Rune.IsWhiteSpace(rune))
        {
            _inWord = false;
        }
        else if (Rune.IsLetterOrDigit(rune))
        {
            BeginWord();
        }
        return length;
    }

    private void BeginWord()
    {
        if (!_inWord)
            Count++;
        _inWord = true;
    }

    private static bool IsCjk(int codePoint) => codePoint >= 0x1100 && codePoint is
        <= 0x11FF // Hangul letters
        or (>= 0x3005 and <= 0x3007) // Han iteration mark, closing mark and zero
        or (>= 0x3041 and <= 0x30FF and not (>= 0x3097 and <= 0x309C) and not 0x30A0 and not 0x30FB) // Hiragana, Katakana
        or (>= 0x3130 and <= 0x318F) // Hangul compatibility letters
        or (>= 0x31F0 and <= 0x31FF) // Katakana extensions
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) // Han
        or (>= 0xAC00 and <= 0xD7A3) // Hangul syllables
        or (>= 0xF900 and <= 0xFAFF) // Han compatibility
        or (>= 0xFF66 and <= 0xFF9F and not 0xFF70) // half-width Katakana
        or (>= 0x20000 and <= 0x323AF); // Han extensions
}
