namespace ServiceBlog.Templating.Syntax;

/// <summary>What follows the list of a loop: <c>offset</c>, <c>limit</c>, <c>cols</c>, <c>reversed</c>.</summary>
internal sealed record LoopOptions(Expression? Offset, Expression? Limit, Expression? Columns, bool IsReversed);
