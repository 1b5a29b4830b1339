namespace ServiceBlog.Templating.Syntax;

/// <summary>A parameter of a function the template defines.</summary>
internal sealed record ParameterSyntax(
    SourceSpan Span, string Name, Expression? Default, bool IsVariadic) : SyntaxNode(Span);
