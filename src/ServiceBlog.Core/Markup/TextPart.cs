namespace ServiceBlog.Core.Markup;

/// <summary>A part of a page's text that can be shown on another page.</summary>
/// <param name="Heading">The number of the heading that a section begins with; negative for the other parts.</param>
public readonly record struct TextPart(int Heading)
{
    /// <summary>What <see cref="ContentLink.Under"/> says of a transclusion in a footnote.</summary>
    public const int InFootnotes = int.MaxValue;

    /// <summary>All of it, as it stands on its own page.</summary>
    public static readonly TextPart All = new(-1);

    /// <summary>All but the footnotes, which stay behind.</summary>
    public static readonly TextPart WithoutFootnotes = new(-2);

    public bool IsSection => Heading >= 0;
}
