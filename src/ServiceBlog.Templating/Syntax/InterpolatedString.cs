using System.Collections.Immutable;

namespace ServiceBlog.Templating.Syntax;

/// <summary><c>$"text {expression}"</c>; the parts in order.</summary>
internal sealed record InterpolatedString(SourceSpan Span, ImmutableArray<Expression> Parts) : Expression(Span);
