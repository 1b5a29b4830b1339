namespace ServiceBlog.Templating.Syntax;

/// <summary><c>readonly variable</c>.</summary>
internal sealed record ReadOnlyStatement(SourceSpan Span, Expression Variable) : Statement(Span);
