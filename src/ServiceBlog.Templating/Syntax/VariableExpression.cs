namespace ServiceBlog.Templating.Syntax;

/// <summary>A global variable or, in a loop, a loop variable.</summary>
internal sealed record VariableExpression(SourceSpan Span, string Name) : Expression(Span);
