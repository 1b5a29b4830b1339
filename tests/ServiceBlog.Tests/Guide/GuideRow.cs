using System.Collections.Immutable;

namespace ServiceBlog.Tests.Guide;

/// <summary>A row of a table, without those of its head.</summary>
internal sealed record GuideRow(string Heading, ImmutableArray<GuideCell> Cells);
