namespace ServiceBlog.Templating.Syntax;

/// <summary>An argument of a call: perhaps named, perhaps a list to spread (<c>^list</c>).</summary>
internal sealed record Argument(SourceSpan Span, string? Name, Expression Value, bool IsSpread) : SyntaxNode(Span);
