namespace ServiceBlog.Templating.Syntax;

/// <summary>One <c>name: value</c> of an object.</summary>
internal sealed record ObjectMember(SourceSpan Span, string Name, Expression Value) : SyntaxNode(Span);
