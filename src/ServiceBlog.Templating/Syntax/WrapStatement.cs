namespace ServiceBlog.Templating.Syntax;

/// <summary><c>wrap function … end</c>: calls a function that can run the block with <c>$$</c>.</summary>
internal sealed record WrapStatement(
    SourceSpan Span, Expression Target, Block Body, SourceSpan Indentation) : Statement(Span);
