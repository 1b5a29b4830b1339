namespace ServiceBlog.Templating.Syntax;

/// <summary><c>target[index]</c> or <c>target?[index]</c>.</summary>
internal sealed record IndexExpression(
    SourceSpan Span, Expression Target, Expression Index, bool IsOptional) : Expression(Span);
