namespace ServiceBlog.Templating.Syntax;

/// <summary>An anonymous function, <c>do … end</c>.</summary>
internal sealed record FunctionExpression(SourceSpan Span, FunctionDefinition Definition) : Expression(Span);
