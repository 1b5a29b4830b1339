namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>
/// Renumbers headings below the page's title: the highest is of the second level, and none is more than one level below
/// the one before it.
/// </summary>
internal sealed class HeadingLevels
{
    private readonly Stack<int> _open = new();

    public int Next(int level)
    {
        while (_open.TryPeek(out var upper) && upper >= level)
            _open.Pop();
        _open.Push(level);
        return Math.Min(6, _open.Count + 1);
    }
}
