namespace ServiceBlog.Reporting;

/// <summary>Makes text from content fit for a terminal: control characters, which could move the cursor or colour what follows, and the marks that
/// turn the writing direction are shown as signs instead of obeyed.</summary>
internal static class Printable
{
    private const int LongestExcerpt = 1000; // longer messages quote what was found, such as an address of a million letters

    /// <summary>The text as it is shown, or the beginning of a very long one.</summary>
    public static string Excerpt(string text)
    {
        if (text.Length <= LongestExcerpt)
            return Text(text);
        var end = char.IsLowSurrogate(text[LongestExcerpt]) ? LongestExcerpt - 1 : LongestExcerpt;
        return Text(text[..end]) + "…";
    }

    public static string Text(string text) =>
        text.EnumerateRunes().Any(IsDangerous) ? string.Concat(text.EnumerateRunes().Select(rune => Of(rune).ToString())) : text;

    /// <summary>Plain text in lines that are no longer than the width, but for longer words.</summary>
    public static string Wrap(string text, int width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines is [.., var last] && last.Length + 1 + word.Length <= width)
                lines[^1] = $"{last} {word}";
            else
                lines.Add(word);
        }
        return string.Join('\n', lines);
    }

    public static Rune Of(Rune rune)
    {
        if (!IsDangerous(rune))
            return rune;
        return rune.Value < 0x20 ? new Rune(0x2400 + rune.Value) : Rune.ReplacementChar;
    }

    private static bool IsDangerous(Rune rune) => Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}

/// <summary>Colours of the terminal, or none.</summary>
internal readonly record struct TextStyle(bool IsOn)
{
    public string Red(string text) => Paint("1;31", text);

    public string Yellow(string text) => Paint("1;33", text);

    public string Blue(string text) => Paint("1;34", text);

    public string Green(string text) => Paint("1;32", text);

    public string Bold(string text) => Paint("1", text);

    public string Dim(string text) => Paint("2", text);

    private string Paint(string code, string text) => IsOn ? $"\e[{code}m{text}\e[0m" : text;
}

/// <summary>Numbers as English says them.</summary>
internal static class Counted
{
    public static string Noun(int count, string noun) => Invariant($"{count:#,0} {noun}{(count == 1 ? "" : "s")}");

    public static string Number(int count) => Invariant($"{count:#,0}");

    /// <summary><c>a, b and c</c>.</summary>
    public static string List(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    public static string Time(TimeSpan elapsed) => elapsed < TimeSpan.FromSeconds(1)
        ? Invariant($"{elapsed.TotalMilliseconds:0} ms")
        : Invariant($"{elapsed.TotalSeconds:0.0} s");
}
