using System.Collections.Immutable;
using ServiceBlog.Core.Building.Records;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;

namespace ServiceBlog.Preview;

/// <summary>Finds where pages went whose address is no more, so that a browser that shows one can follow.</summary>
internal static class PageMoves
{
    /// <summary>The output paths that pages had and have.</summary>
    /// <param name="before">The build before; null if there was none.</param>
    /// <param name="after">This build.</param>
    /// <param name="gone">The files that are no more.</param>
    public static ImmutableArray<(string From, string To)> Between(BuildRecord? before, BuildRecord? after, ImmutableArray<string> gone)
    {
        if (gone.IsEmpty || before?.Details.Value is not { } old || after?.Details.Value is not { } now)
            return [];
        var lost = gone.ToHashSet(StringComparer.Ordinal);
        // Another file with the same bytes is the same page under another name.
        var added = new Dictionary<Fingerprint, Page>();
        foreach (var (path, record) in now.Pages)
        {
            if (record.Page is { } page && !old.Pages.ContainsKey(path))
                added[record.Source] = page;
        }
        var moves = ImmutableArray.CreateBuilder<(string From, string To)>();
        foreach (var (path, record) in old.Pages)
        {
            if (record.Page is not { } page || !lost.Contains(UrlPath.OutputPath(page.Path)))
                continue;
            var heir = now.Pages.TryGetValue(path, out var same) ? same.Page : added.GetValueOrDefault(record.Source);
            if (heir is not null)
                moves.Add((UrlPath.OutputPath(page.Path), UrlPath.OutputPath(heir.Path)));
        }
        return moves.ToImmutable();
    }
}
