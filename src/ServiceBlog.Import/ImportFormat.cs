namespace ServiceBlog.Import;

internal enum ImportFormat
{
    Unknown,
    Capture,
    WordPress,
    Blogger,
    Html,
    Markdown,
}
