using System.Collections.Immutable;

namespace ServiceBlog.Templating.Syntax;

/// <summary>The values of a <c>when</c> and its block.</summary>
internal sealed record WhenBranch(SourceSpan Span, ImmutableArray<Expression> Values, Block Body) : SyntaxNode(Span);
