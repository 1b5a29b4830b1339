namespace ServiceBlog.Core.Content.Toml;

/// <summary>What an author got wrong, told from the line on which the library met it: its own words are about tokens.</summary>
/// <param name="Line">From 1, within the text.</param>
/// <param name="Column">From 1.</param>
/// <param name="Suggestion">What to write instead; null if it cannot be known.</param>
internal sealed record TomlMistake(int Line, int Column, string Message, string? Suggestion = null)
{
    /// <param name="line">Where the library met it, from 1.</param>
    public static TomlMistake Explain(string text, int line, int column, string message)
    {
        var lines = text.Split('\n');
        var written = lines[Math.Clamp(line - 1, 0, lines.Length - 1)];
        var found = column <= written.Length ? written[column - 1] : '\0';
        var equals = written.IndexOf('=', StringComparison.Ordinal);
        if (char.IsWhiteSpace(found) && found is not (' ' or '\t'))
            return At($"the space here is a no-break space (U+{(int)found:X4}); type a plain space", written.Replace(found, ' ').Trim());
        if (found is '\u201C' or '\u201D' or '\u201E' or '\u2018' or '\u2019')
            return At("curly quotes are letters to TOML; quote with \"", Straight(written).Trim());
        if (Has("Expecting `=` after a key") && written.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            return new TomlMistake(line, colon + 1, "between +++ lines a key and its value are parted by =, not by a colon", $"{written[..colon].Trim()} = {written[(colon + 1)..].Trim()}");
        if (Has("newline in a string") || Has("End-Of-File found on string"))
            return At("a quotation mark on this line is not closed");
        if (Has("for a value") && equals >= 0 && column > equals && char.IsLetter(found))
            return At("a text stands in quotes", $"{written[..(equals + 1)].Trim()} \"{written[(equals + 1)..].Trim()}\"");
        if (Has("while expecting a value"))
            return At("a value is missing behind the =");
        if (Has("closing `]`"))
            return At("a list that began with [ goes on here; is its ] missing, or a comma?");
        if (Has("surrogate") || Has("Unicode scalar"))
            return At("this escape is half of a character; write the character itself");
        if (Has("escape character"))
            return At("a backslash in double quotes begins an escape, and this is none; write \\\\, or put the text in single quotes");
        if (Has("already defined"))
            return At(message[..(message.IndexOf(" at (", StringComparison.Ordinal) is > 0 and var end ? end : message.Length)].Replace('`', '"') + " above");
        if (Has("date time"))
            return At("this is no date: write 2026-11-20, or with a time 2026-11-20T09:30:00+01:00");
        return At(message.Length == 0 ? "this is not TOML" : char.ToLowerInvariant(message[0]) + message[1..].Replace('`', '"'));

        bool Has(string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);

        TomlMistake At(string explanation, string? suggestion = null) => new(line, column, explanation, suggestion);
    }

    private static string Straight(string line) =>
        line.Replace('\u201C', '"').Replace('\u201D', '"').Replace('\u201E', '"').Replace('\u2018', '\'').Replace('\u2019', '\'');
}
