namespace ServiceBlog.Core.Rendering;

/// <summary>A piece of a page's text that ends with the block in which the anchors are that others cite.</summary>
/// <param name="Html">The piece; all of them one after another are the text.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="Anchors">Empty for what follows the last of them.</param>
public sealed record Passage(string Html, int Start, ImmutableArray<CitedAnchor> Anchors);
