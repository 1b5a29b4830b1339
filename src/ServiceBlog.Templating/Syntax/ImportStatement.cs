namespace ServiceBlog.Templating.Syntax;

/// <summary><c>import object</c>: copies its members into the current object.</summary>
internal sealed record ImportStatement(SourceSpan Span, Expression Target) : Statement(Span);
