namespace ServiceBlog.Core.Editing;

/// <summary>Puts other characters in the place of some in an <see cref="AuthoredText"/>.</summary>
/// <param name="Start">The first character that goes, in UTF-16 code units.</param>
/// <param name="Length">How many go; 0 to insert.</param>
/// <param name="Replacement">With <c>\n</c> line ends, which become those of the file.</param>
public readonly record struct TextEdit(int Start, int Length, string Replacement)
{
    public int End => Start + Length;
}
