using System.Collections.Immutable;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions.Citations;

/// <summary><c>[@a; @b#x]</c>.</summary>
internal sealed class CitationInline(ImmutableArray<CitationPart> parts) : LeafInline
{
    public ImmutableArray<CitationPart> Parts { get; } = parts;
}
