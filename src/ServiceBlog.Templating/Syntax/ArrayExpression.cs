using System.Collections.Immutable;

namespace ServiceBlog.Templating.Syntax;

/// <summary><c>[a, b]</c>.</summary>
internal sealed record ArrayExpression(SourceSpan Span, ImmutableArray<Expression> Items) : Expression(Span);
