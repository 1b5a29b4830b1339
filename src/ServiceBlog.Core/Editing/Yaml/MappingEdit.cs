namespace ServiceBlog.Core.Editing.Yaml;

/// <summary>Adds keys to a mapping as its author writes mappings: in lines or in braces.</summary>
internal static class MappingEdit
{
    /// <summary>Adds a key; null if it cannot be told where the mapping ends.</summary>
    /// <param name="value">In flow style, so that it fits on one line.</param>
    /// <param name="end">The start of the line after a mapping in block style; null to look for it.</param>
    public static TextEdit? Add(AuthoredText text, YamlMapping mapping, string key, string value, int? end = null, FrontMatterSyntax syntax = FrontMatterSyntax.Yaml)
    {
        if (YamlExtent.IsFlow(text, mapping))
        {
            if (YamlExtent.FlowEnd(text, mapping) is not { } brace)
                return null;
            var last = text.Text.AsSpan(0, brace).TrimEnd();
            var separator = last[^1] is '{' ? "" : last[^1] is ',' ? " " : ", ";
            return new TextEdit(last.Length, 0, separator + syntax.Entry(key, value));
        }
        if (syntax == FrontMatterSyntax.Toml)
            return AddToTable(text, mapping, syntax.Entry(key, value));
        var indent = new string(' ', Math.Max(0, mapping.Location.Column - 1));
        if (end is { } line)
            return new TextEdit(line, 0, $"{indent}{key}: {value}\n");
        return YamlExtent.LastLineEnd(text, mapping) is { } lineEnd ? new TextEdit(lineEnd, 0, $"\n{indent}{key}: {value}") : null;
    }

    /// <summary>Right below the head of a table; at the very start for the keys of no table, since what follows may be one's.</summary>
    private static TextEdit? AddToTable(AuthoredText text, YamlMapping table, string entry)
    {
        if (text.PositionOf(table.Location) is not (>= 0 and var start))
            return null;
        return start > 0 && text.Text[start - 1] == '['
            ? new TextEdit(text.LineEnd(start), 0, "\n" + entry)
            : new TextEdit(start, 0, entry + "\n");
    }
}

/// <summary>How values are written in either language of front matter.</summary>
internal static class FrontMatterText
{
    /// <summary>The escapes of YAML's double quotes that are written here are TOML's too.</summary>
    public static string Scalar(this FrontMatterSyntax syntax, string text) =>
        syntax == FrontMatterSyntax.Toml ? YamlText.Quoted(text) : YamlText.Scalar(text);

    public static string List(this FrontMatterSyntax syntax, IEnumerable<string> texts) =>
        "[" + string.Join(", ", texts.Select(text => syntax.Scalar(text))) + "]";

    public static string Entry(this FrontMatterSyntax syntax, string key, string value) =>
        syntax == FrontMatterSyntax.Toml ? $"{key} = {value}" : $"{key}: {value}";
}
