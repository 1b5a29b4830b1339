using System.Collections.Immutable;

namespace ServiceBlog.Templating.Syntax;

/// <summary>
/// The parameters and body of a function. Without a parameter list (null) it takes any arguments and opens
/// no scope; an inline function's body is one returned expression.
/// </summary>
internal sealed record FunctionDefinition(
    SourceSpan Span, string Name, ImmutableArray<ParameterSyntax>? Parameters, Block Body) : SyntaxNode(Span);
