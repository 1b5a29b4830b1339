using System.Collections.Immutable;

namespace ServiceBlog.Templating.Syntax;

/// <summary>A call with arguments; <c>HasParentheses</c> tells <c>f(1, 2)</c> from <c>f 1 2</c>.</summary>
internal sealed record CallExpression(
    SourceSpan Span, Expression Target, ImmutableArray<Argument> Arguments, bool HasParentheses) : Expression(Span);
