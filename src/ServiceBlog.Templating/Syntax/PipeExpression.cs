namespace ServiceBlog.Templating.Syntax;

/// <summary><c>value | function</c> where no function could be found to pipe into; an error when evaluated.</summary>
internal sealed record PipeExpression(SourceSpan Span, Expression Value, Expression Destination) : Expression(Span);
