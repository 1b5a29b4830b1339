namespace ServiceBlog.Templating.Syntax;

/// <summary>An expression whose value is printed, indented as its code block is.</summary>
internal sealed record ExpressionStatement(
    SourceSpan Span, Expression Expression, SourceSpan Indentation) : Statement(Span);
