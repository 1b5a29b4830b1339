namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Where a line of text stands, as far as that changes how it must be written.</summary>
[Flags]
internal enum InlineContext
{
    None = 0,

    /// <summary>Between the brackets of a link.</summary>
    Label = 1,

    /// <summary>In the cell of a table, where a bar ends the cell even within code.</summary>
    Cell = 2,

    /// <summary>In a heading, where braces are attributes even behind a backslash.</summary>
    Heading = 4,
}
