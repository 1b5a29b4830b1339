using System.Collections.Immutable;

namespace ServiceBlog.Tests.Guide;

/// <summary>A cell of a table: its words, and the code among them.</summary>
internal sealed record GuideCell(string Text, ImmutableArray<string> Code);
