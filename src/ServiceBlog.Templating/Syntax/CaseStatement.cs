using System.Collections.Immutable;

namespace ServiceBlog.Templating.Syntax;

/// <summary><c>case … when … else … end</c>; the preamble stands before the first <c>when</c>.</summary>
internal sealed record CaseStatement(
    SourceSpan Span, Expression Value, Block Preamble, ImmutableArray<WhenBranch> Branches,
    Block? Else) : Statement(Span);
