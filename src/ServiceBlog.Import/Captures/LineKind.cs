namespace ServiceBlog.Import.Captures;

internal enum LineKind
{
    Blank,
    Text,

    /// <summary>Date, byline, categories and the like.</summary>
    Meta,

    /// <summary>A button or a notice.</summary>
    Button,

    /// <summary>A word that is a link near the edges of a page, and text elsewhere.</summary>
    Navigation,

    /// <summary>The end of a post: comments, side bars.</summary>
    End,

    /// <summary>A row of stars or dashes.</summary>
    Rule,
}
