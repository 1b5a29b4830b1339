namespace ServiceBlog.Templating;

/// <summary>
/// The order in which a reader expects words: punctuation, symbols, digits, letters; accents matter only between words
/// that are otherwise the same ("cote", "côte", "cotes"), and case only after that ("a", "A", "b").
/// </summary>
/// <remarks>
/// It follows the root order of the Unicode collation for the scripts that sites are written in, from the tables below
/// alone: .NET's own invariant comparison falls back to bare code points on a machine without ICU, and a site has to
/// come out the same there. Words that differ in nothing a reader sees are told apart by code point, so that only
/// identical texts compare as equal.
/// </remarks>
internal sealed class LinguisticOrder : IComparer<string>
{
    public static readonly LinguisticOrder Instance = new();

    private const string Punctuation = "\t\n\v\f\r\u0085\u2028\u2029 \u00A0_-\u2010\u2011\u2012\u2013\u2014,;:!\u00A1?\u00BF.\u2026\u00B7"
        + "'\u2018\u2019\u201A\u2039\u203A\"\u201C\u201D\u201E\u00AB\u00BB()[]{}\u00A7\u00B6@*/\\&#%\u2030\u2020\u2021\u2022";

    private const string Symbols = "`\u00B4\u00A8^\u00AF\u00B0\u00A9\u00AE+\u00B1\u00F7\u00D7<=>|\u00A6~\u00A4\u00A2$\u00A3\u00A5\u20AC";

    private const int PunctuationStart = 0x100;
    private const int OtherPunctuationStart = 0x1000;
    private const int SymbolStart = 0x20000;
    private const int OtherSymbolStart = 0x21000;
    private const int DigitStart = 0x40000;
    private const int LatinStart = 0x50000;
    private const int OtherLetterStart = 0x60000;

    // The plain letter under each of U+00C0–U+017F and U+1E00–U+1EFF; a dot where there is none, or more than one.
    private const string LatinBases =
        "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
        + "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string LatinAdditionalBases =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
        + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
        + "wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
        + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    private LinguisticOrder()
    {
    }

    public int Compare(string? x, string? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null) return -1;
        if (y is null) return 1;
        return Compare(x.AsSpan(), y.AsSpan());
    }

    private static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var accents = 0;
        var cases = 0;
        var leftElements = new Elements(left);
        var rightElements = new Elements(right);
        while (true)
        {
            var hasLeft = leftElements.MoveNext();
            var hasRight = rightElements.MoveNext();
            if (!hasLeft || !hasRight)
            {
                if (hasLeft != hasRight) return hasLeft ? 1 : -1;
                break;
            }

            if (leftElements.Letter != rightElements.Letter) return leftElements.Letter.CompareTo(rightElements.Letter);
            if (accents == 0) accents = leftElements.Accent.CompareTo(rightElements.Accent);
            if (cases == 0) cases = leftElements.IsUpper.CompareTo(rightElements.IsUpper);
        }

        if (accents != 0) return accents;
        return cases != 0 ? cases : left.SequenceCompareTo(right);
    }

    /// <summary>Walks a text by what a reader takes for one letter: combining marks belong to the letter before them.</summary>
    private ref struct Elements(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> _text = text;
        private int _position;
        private char _secondLetter;

        public int Letter { get; private set; }

        public int Accent { get; private set; }

        public bool IsUpper { get; private set; }

        public bool MoveNext()
        {
            if (_secondLetter != '\0')
            {
                Letter = LatinStart + _secondLetter;
                _secondLetter = '\0';
                return true;
            }

            while (_position < _text.Length && IsIgnored(_text[_position])) _position++;
            if (_position == _text.Length) return false;

            Read(_text[_position++]);
            while (_position < _text.Length && IsCombiningMark(_text[_position]))
                Accent = unchecked((Accent * 31) + _text[_position++]) & int.MaxValue;
            return true;
        }

        private void Read(char c)
        {
            Accent = 0;
            IsUpper = false;
            if (char.IsAsciiLetter(c))
            {
                IsUpper = char.IsAsciiLetterUpper(c);
                Letter = LatinStart + (c | 0x20);
                return;
            }

            if (char.IsAsciiDigit(c))
            {
                Letter = DigitStart + c;
                return;
            }

            if (c >= 0x80 && char.IsLetter(c)) ReadOtherLetter(c);
            else ReadNonLetter(c);
        }

        private void ReadOtherLetter(char c)
        {
            IsUpper = char.IsUpper(c);
            var plain = PlainLatin(c);
            if (plain != '.')
            {
                Letter = LatinStart + plain;
                Accent = char.ToLowerInvariant(c);
                return;
            }

            var (first, second) = char.ToLowerInvariant(c) switch
            {
                'æ' => ('a', 'e'),
                'œ' => ('o', 'e'),
                'ß' or 'ẞ' => ('s', 's'),
                'ĳ' => ('i', 'j'),
                'þ' => ((char)('z' + 1), '\0'),
                _ => ('\0', '\0'),
            };
            if (first == '\0')
            {
                Letter = OtherLetterStart + char.ToLowerInvariant(c);
                return;
            }

            Letter = LatinStart + first;
            Accent = char.ToLowerInvariant(c);
            _secondLetter = second;
        }

        private static char PlainLatin(char c) => c switch
        {
            >= '\u00C0' and <= '\u017F' => LatinBases[c - 0xC0],
            >= '\u1E00' and <= '\u1EFF' => LatinAdditionalBases[c - 0x1E00],
            'ª' => 'a',
            'º' => 'o',
            _ => '.',
        };

        private void ReadNonLetter(char c)
        {
            // Superscript, full-width and other scripts' digits count as the digit that they show; a fraction as a 1.
            var number = c < 0x80 ? -1 : char.GetNumericValue(c);
            if (number >= 0)
            {
                Letter = DigitStart + '0' + (int)Math.Min(9, Math.Ceiling(number));
                Accent = c;
                return;
            }

            Letter = WeightOfSign(c);
        }

        private static int WeightOfSign(char c)
        {
            var index = Punctuation.IndexOf(c, StringComparison.Ordinal);
            if (index >= 0) return PunctuationStart + index;
            index = Symbols.IndexOf(c, StringComparison.Ordinal);
            if (index >= 0) return SymbolStart + index;
            if (char.IsPunctuation(c) || char.IsWhiteSpace(c)) return OtherPunctuationStart + c;
            return (char.IsSymbol(c) || IsHalfOfEmoji(c) ? OtherSymbolStart : OtherLetterStart) + c;
        }

        private static bool IsIgnored(char c) =>
            (char.IsControl(c) && !char.IsWhiteSpace(c)) || c is '\u00AD' or (>= '\u200B' and <= '\u200F') or '\uFEFF';

        // The high surrogates of the blocks that the emoji are in.
        private static bool IsHalfOfEmoji(char c) => c is >= '\uD83C' and <= '\uD83E';

        private static bool IsCombiningMark(char c) => c is >= '\u0300' and <= '\u036F';
    }
}
