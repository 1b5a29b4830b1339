namespace ServiceBlog.Core.Rendering.Models;

/// <summary>Lists of pages as templates meet them: by the names of the pages, which stay while the pages change.</summary>
internal static class PagesInOrder
{
    public static bool AreSame(ImmutableArray<Page> now, ImmutableArray<Page> before)
    {
        if (now.Length != before.Length)
            return false;
        for (var i = 0; i < now.Length; i++)
        {
            if (!ReferenceEquals(now[i], before[i]) && now[i].SourcePath != before[i].SourcePath)
                return false;
        }
        return true;
    }
}
