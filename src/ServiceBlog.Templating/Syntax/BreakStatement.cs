namespace ServiceBlog.Templating.Syntax;

/// <summary><c>break</c>.</summary>
internal sealed record BreakStatement(SourceSpan Span) : Statement(Span);
