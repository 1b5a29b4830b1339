using System.Collections.Immutable;

namespace ServiceBlog.Templating.Syntax;

/// <summary><c>{a: 1, "b": 2}</c>.</summary>
internal sealed record ObjectExpression(SourceSpan Span, ImmutableArray<ObjectMember> Members) : Expression(Span);
