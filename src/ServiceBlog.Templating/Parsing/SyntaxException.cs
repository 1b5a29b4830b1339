namespace ServiceBlog.Templating.Parsing;

/// <summary>Leaves the statement being parsed; the parser records it and goes on with the next statement.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design", "CA1064:Exceptions should be public", Justification = "It never leaves the parser.")]
internal sealed class SyntaxException(SourceSpan span, string message, bool isFatal = false) : Exception(message)
{
    /// <summary>What follows would only repeat the error; the parse ends.</summary>
    public bool IsFatal { get; } = isFatal;

    public SourceSpan Span { get; } = span;
}
