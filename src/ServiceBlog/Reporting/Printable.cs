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
