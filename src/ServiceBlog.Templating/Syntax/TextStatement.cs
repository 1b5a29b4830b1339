namespace ServiceBlog.Templating.Syntax;

/// <summary>Text to copy as it is; the span is the text.</summary>
internal sealed record TextStatement(SourceSpan Span) : Statement(Span);
