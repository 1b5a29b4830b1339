namespace ServiceBlog.Core.Editing.Yaml;

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
