namespace ServiceBlog.LinkCheck.Html;

/// <summary>The namespace that an element belongs to.</summary>
internal enum ElementSpace
{
    Html,
    Svg,
    MathMl,
}
