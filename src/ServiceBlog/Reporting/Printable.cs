using System.Globalization;
using System.Text;

namespace ServiceBlog.Reporting;

/// <summary>
/// Makes text from content fit for a terminal: control characters, which could move the cursor or colour what follows,
/// and the marks that turn the writing direction are shown as signs instead of obeyed.
/// </summary>
internal static class Printable
{
    /// <summary>Longer messages quote what was found, such as an address of a million letters.</summary>
    private const int LongestExcerpt = 1000;

    /// <summary>The text as it is shown, or the beginning of a very long one.</summary>
    public static string Excerpt(string text)
    {
        if (text.Length <= LongestExcerpt)
            return Text(text);
        var end = char.IsLowSurrogate(text[LongestExcerpt]) ? LongestExcerpt - 1 : LongestExcerpt;
        return Text(text[..end]) + "…";
    }

    public static string Text(string text)
    {
        if (!text.EnumerateRunes().Any(IsDangerous))
            return text;
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            safe.Append(Of(rune).ToString());
        return safe.ToString();
    }

    public static Rune Of(Rune rune)
    {
        if (!IsDangerous(rune))
            return rune;
        return rune.Value < 0x20 ? new Rune(0x2400 + rune.Value) : Rune.ReplacementChar;
    }

    private static bool IsDangerous(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}

/// <summary>How many columns of a terminal a character takes: 0, 1 or 2.</summary>
internal static class CellWidth
{
    /// <summary>What terminals draw two columns wide (Unicode's East Asian Width W and F, and emoji), first and last.</summary>
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x23E9, 0x23EC), (0x2614, 0x2615), (0x26AA, 0x26AB), (0x2705, 0x2705),
        (0x274C, 0x274C), (0x2753, 0x2755), (0x2795, 0x2797), (0x2B1B, 0x2B1C), (0x2E80, 0x303E), (0x3041, 0x33FF),
        (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF), (0x1F18E, 0x1F18E),
        (0x1F191, 0x1F19A), (0x1F200, 0x1F320), (0x1F32D, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F7E0, 0x1F7EB),
        (0x1F90C, 0x1F9FF), (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
    ];

    public static int Of(Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            return 0;
        return Wide.Any(range => rune.Value >= range.First && rune.Value <= range.Last) ? 2 : 1;
    }
}

/// <summary>Breaks plain text into lines that a terminal can show.</summary>
internal static class TextWrap
{
    public static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                wrapped.Append('\n');
                column = 0;
            }
            else if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }
            wrapped.Append(word);
            column += word.Length;
        }
        return wrapped.ToString();
    }
}

/// <summary>Colours of the terminal, or none.</summary>
internal readonly record struct Ink(bool IsOn)
{
    public string Red(string text) => Paint("1;31", text);

    public string Yellow(string text) => Paint("1;33", text);

    public string Blue(string text) => Paint("1;34", text);

    public string Green(string text) => Paint("1;32", text);

    public string Bold(string text) => Paint("1", text);

    public string Dim(string text) => Paint("2", text);

    private string Paint(string code, string text) => IsOn ? $"\e[{code}m{text}\e[0m" : text;
}
