namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>What a <see cref="Subject"/> is.</summary>
public enum SubjectKind
{
    Site,
    Page,
    Term,
    Year,
    List,
}
