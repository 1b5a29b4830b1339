namespace ServiceBlog.Core.Content.Yaml;

/// <summary>What an author got wrong, told from the line on which the library gave up. Its own words are about scanners and tokens, and its place is
/// where it noticed, which may be a line later.</summary>
/// <param name="Line">From 1, within the text.</param>
/// <param name="Column">From 1.</param>
/// <param name="Suggestion">What to write instead; null if it cannot be known.</param>
internal sealed partial record YamlMistake(int Line, int Column, string Message, string? Suggestion = null)
{
    /// <param name="line">Where the library gave up, from 1.</param>
    public static YamlMistake Explain(string text, int line, int column, string message)
    {
        var lines = text.Replace('\f', ' ').ReplaceLineEndings("\n").Split('\n');
        var at = Math.Clamp(line - 1, 0, lines.Length - 1);
        // The library notices a tab a line too late, or where the value began that it interrupts.
        var found = Has(" tab") ? Enumerable.Range(at, lines.Length - at).Select(number => TabIn(lines, number)).FirstOrDefault(tab => tab is not null) : null;
        found ??= (at + 1 < lines.Length ? TabIn(lines, at + 1) : null) ?? TabIn(lines, at);
        found ??= StrangeSpace(lines, at) ?? (at > 0 ? StrangeSpace(lines, at - 1) : null);
        if (Has("mapping") && at > 0)
            found ??= MissingSpace(lines, at - 1);
        if (Has("surrogate") || Has("escape character") || Has("hexadecimal"))
            found ??= WrongEscape(lines, at);
        found ??= QuoteInQuotes(lines, at);
        if (Has("invalid mapping") || Has("mapping values"))
            found ??= Continuation(lines, at, column) ?? MissingQuotes(lines, at, column);
        if (Has("cannot start any token") && column <= lines[at].Length)
            found ??= new YamlMistake(line, column, $"a value that begins with {lines[at][column - 1]} must stand in quotes",
                Quoted(lines[at][(column - 1)..].Trim()));
        return found ?? new YamlMistake(line, column, Reworded(message));

        bool Has(string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private static YamlMistake? TabIn(string[] lines, int at) =>
        lines[at].AsSpan(0, IndentationOf(lines[at])).IndexOf('\t') is >= 0 and var tab
            ? new YamlMistake(at + 1, tab + 1, "a tab indents this line; YAML takes spaces alone",
                lines[at].TrimStart().StartsWith("- ", StringComparison.Ordinal) ? lines[at].Replace("\t", "  ", StringComparison.Ordinal) : null)
            : null;

    /// <summary>A key whose colon is followed by a space that YAML does not take for one; null without such a key.</summary>
    public static YamlMistake? StrangeSpace(string line) => StrangeSpace([line], 0);

    private static YamlMistake? StrangeSpace(string[] lines, int at)
    {
        var line = lines[at];
        var colon = line.IndexOfAny([':', '\uFF1A']);
        if (colon < 1 || !line.AsSpan(0, colon).Trim().ToString().All(character => char.IsLetterOrDigit(character) || character is '_' or '-'))
            return null;
        if (line[colon] == '\uFF1A')
            return Mend(colon, "this colon is a full-width one (U+FF1A); type a plain colon and a space");
        return colon + 1 < line.Length && char.IsWhiteSpace(line[colon + 1]) && line[colon + 1] is not (' ' or '\t')
            ? Mend(colon + 1, $"the space after the colon is a no-break space (U+{(int)line[colon + 1]:X4}), which YAML takes for a letter; type a plain space")
            : null;

        YamlMistake Mend(int column, string message) => new(at + 1, column + 1, message, $"{line[..colon].Trim()}: {line[(colon + 1)..].Trim()}");
    }

    /// <summary>The first escape of a line that YAML does not know, or that is half of a character.</summary>
    private static YamlMistake? WrongEscape(string[] lines, int at)
    {
        var line = lines[at];
        for (var place = line.IndexOf('\\', StringComparison.Ordinal); place >= 0 && place + 1 < line.Length; place = line.IndexOf('\\', place + 2))
        {
            if (LoneSurrogate().IsMatch(line.AsSpan(place)))
                return new YamlMistake(at + 1, place + 1,
                    $"{line.AsSpan(place, Math.Min(6, line.Length - place))} is half of a character; write the character itself");
            if (!KnownEscape().IsMatch(line.AsSpan(place)))
            {
                return new YamlMistake(at + 1, place + 1,
                    $"a backslash in double quotes begins an escape, and {line.AsSpan(place, 2)} is none; write \\\\, or put the text in single quotes",
                    EntryIn(line) is { Value: ['"', .., '"'] value } ? $"'{value[1..^1].Replace("'", "''", StringComparison.Ordinal)}'" : null);
            }
            if (SurrogatePair().IsMatch(line.AsSpan(place)))
                place += 10;
        }
        return null;
    }

    [GeneratedRegex(@"\A\\u(?:d[89ab][0-9a-f]{2}(?!\\ud[c-f])|d[c-f])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex LoneSurrogate();

    [GeneratedRegex(@"\A\\ud[89ab]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex SurrogatePair();

    [GeneratedRegex(@"\A\\(?:[0abt\tnvfre ""/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex KnownEscape();

    /// <summary>A key of plain letters whose value follows its colon at once: YAML takes the two for one word.</summary>
    private static YamlMistake? MissingSpace(string[] lines, int at)
    {
        var line = lines[at].TrimEnd();
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1 || colon + 1 == line.Length || char.IsWhiteSpace(line[colon + 1]) || line.AsSpan(colon).StartsWith("://")
            || !line.AsSpan(0, colon).TrimStart().ToString().All(char.IsLetter))
            return null;
        return new YamlMistake(at + 1, colon + 2, "between a key's colon and its value stands a space", $"{line[..colon].TrimStart()}: {line[(colon + 1)..]}");
    }

    /// <summary>It was the line's first colon that could not be.</summary>
    private static YamlMistake? Continuation(string[] lines, int at, int column) =>
        lines[at].IndexOf(':', StringComparison.Ordinal) == column - 1
            ? new YamlMistake(at + 1, IndentationOf(lines[at]) + 1, "this line is read as a part of the value above it; is it indented too far?")
            : null;

    private static YamlMistake MissingQuotes(string[] lines, int at, int column) =>
        new(at + 1, column, "a value that holds \": \" must stand in quotes",
            EntryIn(lines[at]) is { Value: [not ('[' or '{' or '"' or '\''), ..] value } ? Quoted(value) : null);

    private static YamlMistake? QuoteInQuotes(string[] lines, int at)
    {
        if (EntryIn(lines[at]) is not { Value: ['"' or '\'', .., '"' or '\''] value } entry || value.Length < 3 || value[0] != value[^1])
            return null;
        var inner = value[1..^1];
        if (!inner.Replace(value[0] == '"' ? "\\\"" : "''", "", StringComparison.Ordinal).Contains(value[0], StringComparison.Ordinal))
            return null;
        var suggestion = value[0] == '"' ? $"'{inner.Replace("'", "''", StringComparison.Ordinal)}'" : Quoted(inner);
        return new YamlMistake(at + 1, entry.Start + 1, "the value holds the quotation mark in which it stands", suggestion);
    }

    /// <summary>The value of a line that gives a key one, and where it starts.</summary>
    private static (string Value, int Start)? EntryIn(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 1)
            return null;
        var value = line[(colon + 2)..].TrimStart();
        return (value.TrimEnd(), line.Length - value.Length);
    }

    private static int IndentationOf(string line) => line.Length - line.AsSpan().TrimStart().Length;

    private static string Quoted(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Without what the library was doing at the time: "while parsing a block mapping, …".</summary>
    private static string Reworded(string message)
    {
        var comma = message.StartsWith("while ", StringComparison.OrdinalIgnoreCase) ? message.IndexOf(", ", StringComparison.Ordinal) : -1;
        return message[(comma < 0 ? 0 : comma + 2)..].Trim().TrimEnd('.') switch
        {
            _ when Has("expected ',' or ']'") => "a list that began with [ goes on here; is its ] missing, or a comma?",
            _ when Has("expected ',' or '}'") => "a mapping that began with { goes on here; is its } missing, or a comma?",
            _ when Has("did not find expected key") =>
                "here a key is expected, such as \"title: …\"; is a colon missing, or is the line indented unlike the keys before it?",
            _ when Has("expected ':'") => "after a key stand a colon and a space, such as \"title: …\"",
            _ when Has("expected node content") => "a value that began with [ or { before this place is not closed, or has a comma too many",
            _ when Has("quoted scalar") => "a quotation mark before this place is not closed",
            "" => "this is not YAML",
            var said => char.ToLowerInvariant(said[0]) + said[1..],
        };

        bool Has(string words) => message.Contains(words, StringComparison.Ordinal);
    }
}
