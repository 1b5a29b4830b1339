namespace ServiceBlog.Templating.Syntax;

/// <summary>A condition with the block it guards.</summary>
internal sealed record ConditionalBranch(SourceSpan Span, Expression Condition, Block Body) : SyntaxNode(Span);
