namespace ServiceBlog.Preview;

/// <summary>An answer to one request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name">A file name, for the content type.</param>
/// <param name="Content">The body.</param>
/// <param name="Location">Where to go instead: a path of the site, decoded.</param>
internal readonly record struct PreviewAnswer(int Status, string Name, ReadOnlyMemory<byte> Content, string? Location = null)
{
    public static PreviewAnswer MovedTo(string path) => new(302, "moved.txt", ReadOnlyMemory<byte>.Empty, path);
}
