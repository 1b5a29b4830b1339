namespace ServiceBlog.Import.HtmlToMarkdown;

internal enum InlinePartKind
{
    Text,
    Space,
    Break,
    Markdown,
    Open,
    Close,
}
