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
