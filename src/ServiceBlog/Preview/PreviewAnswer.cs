using ServiceBlog.Core.Content;

namespace ServiceBlog.Preview;

/// <summary>An answer to one request, as a static host would give it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Name">The path of the file in the output, which also tells the content type.</param>
/// <param name="File">The body.</param>
/// <param name="Location">Where to go instead: a path of the site, decoded.</param>
internal readonly record struct PreviewAnswer(int Status, string Name, ServedFile File, string? Location = null)
{
    public bool IsHtml => Location is null && ContentTypes.IsHtml(Name);

    /// <summary>Stands for what the browser shows for this answer.</summary>
    public Fingerprint Fingerprint => File.Fingerprint.With(Status);

    public static PreviewAnswer MovedTo(string path) => new(302, "moved.txt", default, path);
}
