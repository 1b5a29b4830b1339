namespace ServiceBlog.Importing.HtmlToMarkdown;

internal enum InlinePartKind
{
    Text,
    Space,
    Break,
    Markdown,
    Open,
    Close,
}
