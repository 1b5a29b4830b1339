using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions.Citations;

/// <summary><c>[@a; @b#x]</c>.</summary>
internal sealed class CitationInline(ImmutableArray<CitationPart> parts) : LeafInline
{
    public ImmutableArray<CitationPart> Parts { get; } = parts;

    /// <summary>Index of its first part's link, once it is rendered; -1 if it is not, as in an image's alternative text.</summary>
    public int FirstLink { get; set; } = -1;
}
