namespace ServiceBlog.Impact;

/// <summary>For whom <c>impact</c> prints. The names are those of <c>--format</c>.</summary>
internal enum ImpactFormat
{
    Human,
    Json,
    Markdown,
}
