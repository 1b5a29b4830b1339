namespace ServiceBlog.Core.Markup;

/// <summary>The forms in which Markdown text points at something.</summary>
public enum LinkKind
{
    /// <summary><c>[text](target)</c>, an autolink, or a reference link.</summary>
    Link,

    /// <summary><c>![alternative](target)</c>.</summary>
    Image,

    /// <summary>
    /// <c>[[key]]</c>, <c>[[key|text]]</c>, <c>[[key#heading]]</c>; also <c>![[key]]</c> in the midst of a
    /// sentence, where blocks cannot stand.
    /// </summary>
    Wikilink,

    /// <summary><c>![[key]]</c>, <c>![[key#heading]]</c>, in a paragraph of its own.</summary>
    Transclusion,

    /// <summary><c>[@key]</c>, <c>[@key#anchor]</c>, one for each part of <c>[@a; @b]</c>.</summary>
    Citation,
}
