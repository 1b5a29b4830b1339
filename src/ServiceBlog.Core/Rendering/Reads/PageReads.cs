namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>What the templates read to render one page.</summary>
/// <param name="Layout">The layout's name.</param>
/// <param name="Subject">What the layout saw as <c>page</c>: a place among the subjects.</param>
/// <param name="Cells">What was read, each cell once.</param>
/// <param name="Values">Stands for what the cells held, in their order.</param>
public sealed record PageReads(string Layout, int Subject, ImmutableArray<Cell> Cells, Fingerprint Values);
