namespace ServiceBlog.Core.Markup;

/// <summary>Counts words in text that comes in pieces. A word is a run without white space that holds a letter or a digit; each CJK character is one
/// by itself.</summary>
internal struct WordCounter
{
    private const byte InWord = 1;
    private const byte WhiteSpace = 2;

    /// <summary>Of each ASCII character: <see cref="InWord"/>, <see cref="WhiteSpace"/>, or 0 for one that changes nothing.</summary>
    private static readonly byte[] AsciiKinds = NewAsciiKinds();

    // 1 within a word, else 0.
    private int _state;

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<char> text)
    {
        // Without branches, since no processor guesses where a word ends: with them, and with Unicode's tables for
        // every character, this took a sixth of all that Markdown costs.
        var kinds = AsciiKinds.AsSpan();
        var (count, state) = (Count, _state);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character < kinds.Length)
            {
                var kind = kinds[character];
                count += kind & ~state & InWord;
                state = (state | kind) & ~(kind >> 1) & InWord;
            }
            else
            {
                index += AddRune(text[index..], ref count, ref state) - 1;
            }
        }
        (Count, _state) = (count, state);
    }

    /// <summary>Ends a word, as the end of a block does.</summary>
    public void Break() => _state = 0;

    private static byte[] NewAsciiKinds()
    {
        var kinds = new byte[128];
        for (var code = '\0'; code < kinds.Length; code++)
            kinds[code] = char.IsAsciiLetterOrDigit(code) ? InWord : char.IsWhiteSpace(code) ? WhiteSpace : (byte)0;
        return kinds;
    }

    /// <returns>How many code units the first character takes.</returns>
    private static int AddRune(ReadOnlySpan<char> text, ref int count, ref int state)
    {
        Rune.DecodeFromUtf16(text, out var rune, out var length);
        if (IsCjk(rune.Value))
        {
            count++;
            state = 0;
        }
        else if (Rune.IsWhiteSpace(rune))
        {
            state = 0;
        }
        else if (Rune.IsLetterOrDigit(rune))
        {
            count += 1 - state;
            state = InWord;
        }
        return length;
    }

    internal static bool IsCjk(int codePoint) => codePoint >= 0x1100 && codePoint is
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
