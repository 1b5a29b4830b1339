namespace ServiceBlog.Import.Captures;

/// <summary>A line of a capture.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Indent">Spaces before it.</param>
/// <param name="Text">Its text, white space collapsed and trimmed.</param>
/// <param name="Kind">What it is taken for.</param>
/// <param name="Meta">What a line of kind <see cref="LineKind.Meta"/> says.</param>
internal sealed record CaptureLine(int Number, int Indent, string Text, LineKind Kind, MetaLine? Meta = null)
{
    public bool IsBlank => Kind == LineKind.Blank;

    /// <summary>Navigation is text where no other navigation is near.</summary>
    public bool IsText => Kind is LineKind.Text or LineKind.Navigation;
}
