namespace ServiceBlog.Templating.Syntax;

/// <summary>A node that is run for its effect.</summary>
internal abstract record Statement(SourceSpan Span) : SyntaxNode(Span);
