namespace ServiceBlog.Core.Markup.Limits;

/// <summary>
/// Ends the parse of a text that would take too long. Never leaves this room: it becomes a diagnostic, but Markdig
/// offers no other way out of the midst of its work.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Thrown in one place only.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1064", Justification = "Caught in this room.")]
internal sealed class MarkdownTooComplexException(int position) : Exception
{
    /// <summary>Where in the Markdown it became too much.</summary>
    public int Position { get; } = position;
}
