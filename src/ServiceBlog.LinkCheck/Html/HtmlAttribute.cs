namespace ServiceBlog.LinkCheck.Html;

/// <summary>An attribute as two stretches of the text: nothing is decoded or copied until somebody wants it.</summary>
/// <param name="Value">Where the value starts, behind the quote; where the name starts if there is no value.</param>
internal readonly record struct HtmlAttribute(int Name, int NameLength, int Value, int ValueLength);
