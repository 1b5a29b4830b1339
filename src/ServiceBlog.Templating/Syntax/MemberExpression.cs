namespace ServiceBlog.Templating.Syntax;

/// <summary><c>target.name</c> or <c>target?.name</c>.</summary>
internal sealed record MemberExpression(
    SourceSpan Span, Expression Target, string Name, SourceSpan NameSpan, bool IsOptional) : Expression(Span);
