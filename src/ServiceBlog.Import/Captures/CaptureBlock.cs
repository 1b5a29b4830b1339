namespace ServiceBlog.Import.Captures;

/// <summary>A paragraph or an item of a list.</summary>
/// <param name="Lines">Its lines as they are to be shown, the mark of an item taken off.</param>
/// <param name="Marker">The mark of an item; null for a paragraph.</param>
/// <param name="Indent">Spaces before its first line.</param>
/// <param name="IsApart">Whether an empty line stands before it.</param>
internal sealed record CaptureBlock(List<string> Lines, ListMarker? Marker, int Indent, bool IsApart)
{
    public bool IsRule => Lines.Count == 1 && Marker is null && Boilerplate.IsRule(Lines[0]);
}
