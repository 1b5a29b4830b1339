namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>What a member follows from, besides the settings and the theme: with other ones every page is rendered again.</summary>
public enum DependsOn
{
    /// <summary>The subject's own file and nothing else.</summary>
    OwnFile,

    /// <summary>The front matter, links, headings and opening of any page, but no text.</summary>
    Connections,

    /// <summary>Also the subject's own text and those that are shown in it.</summary>
    ShownTexts,

    /// <summary>Also which words stand in the texts of the whole site.</summary>
    Words,

    /// <summary>Whatever stands in the site.</summary>
    Anything,
}
