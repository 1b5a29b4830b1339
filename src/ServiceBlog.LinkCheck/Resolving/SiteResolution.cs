using ServiceBlog.LinkCheck.Reading;

namespace ServiceBlog.LinkCheck.Resolving;

/// <summary>The end of a check, when every file is known: redirects first, since fragments follow them, then all links.</summary>
internal sealed class SiteResolution(SitePaths paths, SiteAddress site, ParallelOptions threads)
{
    private readonly LinkResolution _links = new(paths, site);

    /// <param name="nothingMoved">What was found in files that are kept stays true, so that only the others are looked at.</param>
    public CheckResult Run(bool nothingMoved)
    {
        var files = paths.Read.ToArray();
        var redirects = new RedirectPaths(files.Where(file => file.IsRedirect).SelectMany(file => RedirectsOf(file.Facts!)));
        // From here on a fragment may be found behind a redirect, so what was resolved without is forgotten.
        var links = new LinkResolution(paths, site) { Redirects = redirects.Last };
        var looked = files.Where(file => !(nothingMoved && file.IsKept)).OrderBy(file => file.Path, StringComparer.Ordinal).ToArray();
        var checks = new FileCheck[looked.Length];
        Parallel.For(0, looked.Length, threads, i => checks[i] = FileCheck.Run(looked[i].Facts!, links, redirects, site));
        AddSuggestions(looked, checks);
        return new CheckResult
        {
            Findings = [.. files.Where(file => !file.Findings.IsEmpty).OrderBy(file => file.Path, StringComparer.Ordinal).SelectMany(file => file.Findings)],
            ExternalLinks = External(checks),
            Pages = files.Count(file => FileReader.KindOf(file.Path) is FileKind.Html or FileKind.Xhtml),
        };
    }

    private IEnumerable<(FileFacts, FileFacts)> RedirectsOf(FileFacts file)
    {
        foreach (var group in file.Groups)
        {
            var root = FileCheck.RootOf(file, group, site);
            foreach (var link in group.Links)
            {
                if (link.Source.Use == LinkUse.Refresh && _links.Resolve(link.Url, file, root, hasOwnBase: true).Target is { } target)
                    return [(file, target)];
            }
        }
        return [];
    }

    /// <summary>One file after the other, since only so many suggestions are looked for.</summary>
    private void AddSuggestions(CheckedFile[] files, FileCheck[] checks)
    {
        var nearest = new NearestPaths(paths, site);
        foreach (var (file, check) in files.Zip(checks))
        {
            file.HasSearched = check.Findings.Any(found => found.Broken is not null);
            file.Findings =
            [
                .. check.Findings
                    .Select(found => found.Broken is { } broken ? found.Finding with { Suggestion = nearest.Suggest(broken) } : found.Finding)
                    .OrderBy(finding => finding.Place.Offset)
                    .ThenBy(finding => finding.Kind)
                    .ThenBy(finding => finding.Url, StringComparer.Ordinal),
            ];
        }
    }

    private static ImmutableArray<ExternalLink> External(FileCheck[] checks)
    {
        var places = new SortedDictionary<string, ImmutableArray<ExternalPlace>.Builder>(StringComparer.Ordinal);
        foreach (var (url, place) in checks.SelectMany(check => check.External))
        {
            if (!places.TryGetValue(url, out var known))
                places[url] = known = ImmutableArray.CreateBuilder<ExternalPlace>();
            known.Add(place);
        }
        return [.. places.Select(pair => new ExternalLink(pair.Key, pair.Value.ToImmutable()))];
    }
}
