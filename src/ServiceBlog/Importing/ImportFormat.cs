namespace ServiceBlog.Importing;

internal enum ImportFormat
{
    Unknown,
    Capture,
    WordPress,
    Blogger,
    Html,
    Markdown,
}
