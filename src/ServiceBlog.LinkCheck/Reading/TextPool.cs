using System.Collections.Concurrent;

namespace ServiceBlog.LinkCheck.Reading;

/// <summary>One object for every text that occurs, looked up without making a string of it first. Safe for threads.</summary>
internal sealed class TextPool<T>(Func<string, T> create)
    where T : class
{
    private readonly ConcurrentDictionary<string, T> _items = new(StringComparer.Ordinal);

    public T Get(ReadOnlySpan<char> text)
    {
        if (_items.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known))
            return known;
        return _items.GetOrAdd(text.ToString(), create);
    }
}
