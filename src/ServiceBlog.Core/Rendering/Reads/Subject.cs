namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>
/// Something whose members templates read one by one and may find changed: the site, a page, a tag, a year, a list.
/// Everything else that they meet is a part of one of these.
/// </summary>
/// <param name="Kind">Tells subjects of different kinds with one name apart.</param>
/// <param name="Name">The same from build to build: a source path, or the path of a list.</param>
public readonly record struct Subject(SubjectKind Kind, string Name)
{
    public Fingerprint Fingerprint => Fingerprint.None.With((long)Kind).With(Name);
}
