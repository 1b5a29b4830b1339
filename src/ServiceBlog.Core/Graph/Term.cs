namespace ServiceBlog.Core.Graph;

/// <summary>A tag or a series: a name that pages share.</summary>
/// <param name="Name">As most of its pages write it.</param>
/// <param name="Path">Of its own page, decoded, within the site.</param>
/// <param name="Description">Of <c>tags.yml</c>; null if there is none.</param>
/// <param name="Pages">Tags: newest first. Series: oldest first.</param>
public sealed record Term(string Name, string Path, string? Description, ImmutableArray<Page> Pages)
{
    public string Url => UrlPath.Encode(Path);

    public bool Equals(Term? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
