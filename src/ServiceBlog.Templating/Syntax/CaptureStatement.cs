namespace ServiceBlog.Templating.Syntax;

/// <summary><c>capture target … end</c>: what the block prints becomes a variable.</summary>
internal sealed record CaptureStatement(SourceSpan Span, Expression Target, Block Body) : Statement(Span);
