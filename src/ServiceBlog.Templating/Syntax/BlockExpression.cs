namespace ServiceBlog.Templating.Syntax;

/// <summary><c>$$</c>, the block a <c>wrap</c> statement passed.</summary>
internal sealed record BlockExpression(SourceSpan Span) : Expression(Span);
