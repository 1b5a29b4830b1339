namespace ServiceBlog.Core.Content.Yaml;

/// <summary>Writes texts as YAML scalars: plain where they cannot be taken for anything else, else in double quotes.</summary>
public static partial class YamlText
{
    public static string Scalar(string text)
    {
        if (Plain().IsMatch(text) && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
            && !LooksTyped().IsMatch(text))
            return text;
        return Quoted(text);
    }

    /// <summary>Always in double quotes.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\u0085' => $"\\u{(int)letter:X4}",
                _ => letter.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }

    public static string List(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Scalar)) + "]";

    [GeneratedRegex(@"^[\p{L}\p{N}/][^\p{C}\u2028\u2029\u0085\[\]{},""\\]*(?<![:\s])\z", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Plain();

    /// <summary>What YAML would read as a number, a truth value, a date or nothing.</summary>
    [GeneratedRegex(@"^(?:[\d.,:eExXoO_+-]+|\d{4}-\d\d?-\d\d?.*|true|false|yes|no|on|off|null|y|n)\z", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex LooksTyped();
}
