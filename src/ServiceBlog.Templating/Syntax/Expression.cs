namespace ServiceBlog.Templating.Syntax;

/// <summary>A node that has a value.</summary>
internal abstract record Expression(SourceSpan Span) : SyntaxNode(Span)
{
    /// <summary>Levels of nodes below this one, itself included; bounds the recursion of all later stages.</summary>
    public int Depth { get; init; } = 1;
}
