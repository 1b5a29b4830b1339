using System.Collections.Immutable;

namespace ServiceBlog.Templating.Syntax;

/// <summary><c>if … else if … else … end</c>.</summary>
internal sealed record IfStatement(
    SourceSpan Span, ImmutableArray<ConditionalBranch> Branches, Block? Else) : Statement(Span);
