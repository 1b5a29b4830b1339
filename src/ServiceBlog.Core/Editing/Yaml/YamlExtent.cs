namespace ServiceBlog.Core.Editing.Yaml;

/// <summary>Where pieces of YAML end: the nodes know only where they start.</summary>
internal static class YamlExtent
{
    /// <summary>Whether a mapping or list is written in brackets.</summary>
    public static bool IsFlow(AuthoredText text, YamlNode node) =>
        text.PositionOf(node.Location) is >= 0 and var start && start < text.Text.Length && text.Text[start] is '[' or '{';

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
