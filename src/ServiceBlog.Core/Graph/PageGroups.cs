using System.Runtime.InteropServices;

namespace ServiceBlog.Core.Graph;

/// <summary>
/// Collects pages under numbers: those that link to a page, those that belong to a topic. Each group keeps the order in
/// which its pages came, so pages that are visited newest first stand newest first, and nothing is sorted again.
/// </summary>
/// <param name="count">How many groups there are.</param>
/// <param name="capacity">About how many pages will be added to all of them.</param>
public sealed class PageGroups(int count, int capacity)
{
    private readonly int[] _lengths = new int[count];
    private readonly Page?[] _last = new Page?[count];
    private readonly List<int> _groups = new(capacity);
    private readonly List<Page> _pages = new(capacity);

    /// <summary>Adds a page to a group, once for all times in a row.</summary>
    public void Add(int group, Page page)
    {
        if (ReferenceEquals(_last[group], page))
            return;
        _last[group] = page;
        _lengths[group]++;
        _groups.Add(group);
        _pages.Add(page);
    }

    /// <summary>The pages of each group, at its number.</summary>
    public ImmutableArray<Page>[] ToArrays()
    {
        var arrays = new Page[count][];
        for (var group = 0; group < count; group++)
            arrays[group] = _lengths[group] == 0 ? [] : new Page[_lengths[group]];
        var filled = new int[count];
        for (var i = 0; i < _pages.Count; i++)
        {
            var group = _groups[i];
            arrays[group][filled[group]++] = _pages[i];
        }
        var groups = new ImmutableArray<Page>[count];
        for (var group = 0; group < count; group++)
            groups[group] = ImmutableCollectionsMarshal.AsImmutableArray(arrays[group]);
        return groups;
    }
}
