using System.Collections.Concurrent;

namespace ServiceBlog.LinkCheck.Reading;

/// <summary>What the files of a site have in common, kept once.</summary>
internal sealed class SharedTexts
{
    private readonly ConcurrentDictionary<(string?, string?, LinkUse), LinkSource> _sources = new();

    public TextPool<WrittenUrl> Urls { get; } = new(text => new WrittenUrl(text));

    /// <summary>Ids and names of elements and attributes.</summary>
    public TextPool<string> Names { get; } = new(text => text);

    public LinkSource Source(string? element, string? attribute, LinkUse use) =>
        _sources.GetOrAdd((element, attribute, use), static key => new LinkSource(key.Item1, key.Item2, key.Item3));
}
