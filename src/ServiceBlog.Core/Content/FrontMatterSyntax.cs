namespace ServiceBlog.Core.Content;

/// <summary>The language of a file's front matter.</summary>
public enum FrontMatterSyntax
{
    /// <summary>The file has no front matter.</summary>
    None,

    /// <summary>Between <c>---</c> lines; <c>...</c> may stand for the second.</summary>
    Yaml,

    /// <summary>Between <c>+++</c> lines.</summary>
    Toml,
}
