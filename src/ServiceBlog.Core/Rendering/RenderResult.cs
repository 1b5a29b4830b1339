using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Rendering;

/// <summary>What came of rendering a site.</summary>
/// <param name="Pages">Pages of the site.</param>
/// <param name="Rendered">Those that had to be made; the others stand as they are.</param>
/// <param name="Reads">What the templates read, for the next build.</param>
public sealed record RenderResult(int Pages, int Rendered, SiteReads Reads);
