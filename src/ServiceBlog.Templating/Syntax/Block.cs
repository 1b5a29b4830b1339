using System.Collections.Immutable;

namespace ServiceBlog.Templating.Syntax;

/// <summary>Statements that run one after the other.</summary>
internal sealed record Block(SourceSpan Span, ImmutableArray<Statement> Statements) : SyntaxNode(Span);
