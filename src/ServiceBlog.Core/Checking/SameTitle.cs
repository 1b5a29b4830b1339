namespace ServiceBlog.Core.Checking;

/// <summary>Takes pages for equal that readers cannot tell apart in a list: of one kind and folder, with one title.</summary>
internal sealed class SameTitle : IEqualityComparer<Page>
{
    public static readonly SameTitle Instance = new();

    public bool Equals(Page? x, Page? y) =>
        x!.Title == y!.Title && x.Kind == y.Kind && x.Folder == y.Folder;

    public int GetHashCode(Page page) => page.Title.GetHashCode(StringComparison.Ordinal);
}
