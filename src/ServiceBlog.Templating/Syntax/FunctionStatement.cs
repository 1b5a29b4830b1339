namespace ServiceBlog.Templating.Syntax;

/// <summary><c>func name … end</c> or the inline <c>name(a, b) = expression</c>.</summary>
internal sealed record FunctionStatement(
    SourceSpan Span, FunctionDefinition Definition, Expression Target) : Statement(Span);
