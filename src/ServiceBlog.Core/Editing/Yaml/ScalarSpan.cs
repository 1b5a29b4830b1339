namespace ServiceBlog.Core.Editing.Yaml;

/// <summary>Where a YAML scalar stands in a text, quotes included.</summary>
internal readonly record struct ScalarSpan(int Start, int Length)
{
    public int End => Start + Length;

    /// <summary>Null if what stands at the place does not read as that value: a tag, an anchor, a text over several lines.</summary>
    /// <param name="value">Without white space around, as readers take it.</param>
    public static ScalarSpan? Find(AuthoredText text, SourceLocation place, string value)
    {
        var start = text.PositionOf(place);
        if (start < 0 || start >= text.Text.Length)
            return null;
        var rest = text.Text.AsSpan(start);
        if (rest[0] is not ('"' or '\''))
            return rest.StartsWith(value, StringComparison.Ordinal) && EndsPlain(rest[value.Length..]) ? new ScalarSpan(start, value.Length) : null;
        var length = QuotedLength(rest);
        return length > 0 && Reads(rest[..length], value) ? new ScalarSpan(start, length) : null;
    }

    /// <summary>Replaces a scalar, in quotes again if it had some.</summary>
    public TextEdit Replace(AuthoredText text, string value)
    {
        var written = text.Text[Start] switch
        {
            // TOML cannot escape a single quote within single ones.
            '\'' when !value.AsSpan().ContainsAny('\n', '\r', '\'') => $"'{value}'",
            '"' or '\'' => YamlText.Quoted(value),
            _ => YamlText.Scalar(value),
        };
        return new TextEdit(Start, Length, written);
    }

    private static bool Reads(ReadOnlySpan<char> written, string value) =>
        YamlReader.Read(written, "", firstLine: 1, new List<Diagnostic>()) is YamlScalar scalar && scalar.Text.Trim() == value;

    private static bool EndsPlain(ReadOnlySpan<char> rest) => rest.IsEmpty || rest[0] is ' ' or '\t' or '\n' or ',' or ']' or '}' or ':';

    private static int QuotedLength(ReadOnlySpan<char> rest)
    {
        var quote = rest[0];
        for (var index = 1; index < rest.Length; index++)
        {
            if (quote == '"' && rest[index] == '\\')
                index++;
            else if (rest[index] != quote)
                continue;
            else if (quote == '\'' && index + 1 < rest.Length && rest[index + 1] == quote)
                index++;
            else
                return index + 1;
        }
        return 0;
    }
}

/// <summary>Where pieces of YAML end: the nodes know only where they start.</summary>
internal static class YamlExtent
{
    /// <summary>Whether a mapping or list is written in brackets.</summary>
    public static bool IsFlow(AuthoredText text, YamlNode node) =>
        text.PositionOf(node.Location) is >= 0 and var start && start < text.Text.Length && text.Text[start] is '[' or '{';

    /// <summary>Where the value of a key may begin, right after its colon; null if it cannot be told.</summary>
    public static int? AfterColon(AuthoredText text, YamlScalar key) =>
        ScalarSpan.Find(text, key.Location, key.Text) is { } span && text.Text.IndexOf(':', span.End) is >= 0 and var colon ? colon + 1 : null;

    /// <summary>The key of a mapping as it is written.</summary>
    public static YamlScalar KeyOf(this YamlMapping mapping, string key) => mapping.Entries.First(entry => entry.Key.Text == key).Key;

    /// <summary>The end of the last line that a node in block style stands on; null if it cannot be told.</summary>
    public static int? LastLineEnd(AuthoredText text, YamlNode node) => node switch
    {
        YamlMapping or YamlSequence when IsFlow(text, node) => FlowEnd(text, node) is { } end ? text.LineEnd(end) : null,
        YamlMapping { Entries: [.., var last] } => last.Value is YamlScalar { IsNull: true }
            ? LastLineEnd(text, last.Key)
            : LastLineEnd(text, last.Value),
        YamlSequence { Items: [.., var last] } => LastLineEnd(text, last),
        YamlScalar scalar => ScalarSpan.Find(text, scalar.Location, scalar.Text) is { } span ? text.LineEnd(span.End) : null,
        _ => null,
    };

    /// <summary>Where the closing bracket of a node in flow style stands; null if it cannot be told.</summary>
    public static int? FlowEnd(AuthoredText text, YamlNode node)
    {
        var depth = 0;
        var previous = '\0'; // before the character at hand, white space aside
        for (var index = text.PositionOf(node.Location); index >= 0 && index < text.Text.Length; index++)
        {
            var character = text.Text[index];
            if (character == '#' && char.IsWhiteSpace(text.Text[index - 1]))
            {
                index = text.LineEnd(index);
                continue;
            }
            // A quote within a word is a letter like others.
            if (character is '"' or '\'' && previous is '[' or '{' or ',' or ':')
                index = QuoteEnd(text.Text, index);
            else if (character is '[' or '{')
                depth++;
            else if (character is ']' or '}' && --depth == 0)
                return index;
            if (!char.IsWhiteSpace(character))
                previous = character;
        }
        return null;
    }

    private static int QuoteEnd(string text, int start)
    {
        for (var index = start + 1; index < text.Length; index++)
        {
            if (text[start] == '"' && text[index] == '\\')
                index++;
            else if (text[index] == text[start])
                return index;
        }
        return text.Length;
    }
}
