namespace ServiceBlog.Core.Rendering;

/// <summary>A page to be rendered.</summary>
/// <param name="Path">Decoded path within the site.</param>
/// <param name="Layout">The layout's name.</param>
/// <param name="LayoutChoice">Where the author chose the layout; null if the page's kind did.</param>
/// <param name="Model">What the layout sees as <c>page</c>.</param>
/// <param name="Subject">The same, as a place among the subjects of the models.</param>
/// <param name="Text">Whose text it shows; null for a list without an introduction.</param>
public sealed record RenderJob(string Path, string Layout, SourceLocation? LayoutChoice, object? Model, int Subject, Page? Text)
{
    public string OutputPath { get; } = UrlPath.OutputPath(Path);
}
