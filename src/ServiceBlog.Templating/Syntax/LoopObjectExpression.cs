namespace ServiceBlog.Templating.Syntax;

/// <summary>
/// <c>for</c>, <c>while</c> or <c>tablerow</c> used as a value: the state of the innermost such
/// loop.
/// </summary>
internal sealed record LoopObjectExpression(SourceSpan Span, string Name) : Expression(Span);
