namespace ServiceBlog.Core.Config;

/// <summary>How citations look in the text, and in which order the list of references stands.</summary>
public enum CitationStyle
{
    /// <summary><c>(Osing 2014b)</c>; the references in the order of the text.</summary>
    Short,

    /// <summary><c>[1]</c>; the references numbered in the order of their first citation.</summary>
    Numbered,

    /// <summary><c>(Osing, 2014b)</c>; the references by author and year.</summary>
    AuthorYear,
}
