namespace ServiceBlog.Core.Diagnostics;

/// <summary>Writes the guide's page on diagnostics from <see cref="Rules"/>, so that the two cannot differ.</summary>
public static class RulesPage
{
    public static string Markdown()
    {
        var page = new StringBuilder(Explanations.Text("RulesPage.md"));
        foreach (var rule in Rules.All)
        {
            var severity = rule.IsFatal ? "always an error" : rule.DefaultSeverity.ToString().ToLowerInvariant();
            page.Append(CultureInfo.InvariantCulture, $"\n## {rule.Code} {rule.Name} {{#{rule.Name}}}\n\n*{Capitalized(severity)}.* {Escaped(rule.Explanation)}\n");
        }
        return page.ToString();
    }

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Explanations are plain text; what Markdown would take for mark-up is not meant so.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '<' or '>' or '[' or ']' or '*' or '_' or '`' or '\\' or '#' or '&' or '|' or '~' or '^')
                escaped.Append('\\');
            escaped.Append(character);
        }
        return escaped.ToString();
    }
}
