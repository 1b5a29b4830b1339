namespace ServiceBlog.Templating.Syntax;

/// <summary>A node of the syntax tree; immutable, made by the parser, gone once the template is compiled.</summary>
internal abstract record SyntaxNode(SourceSpan Span);
