namespace ServiceBlog.Templating.Syntax;

/// <summary><c>for variable in list</c>, or <c>tablerow</c>, which prints table rows.</summary>
internal sealed record ForStatement(
    SourceSpan Span, Expression Variable, Expression List, LoopOptions Options, Block Body,
    Block? Else, bool IsTableRow) : Statement(Span);
