using System.Collections.Immutable;
using ServiceBlog.Core.Checking.Reading;

namespace ServiceBlog.Core.Checking.Resolving;

/// <summary>The end of a check, when every file is known: redirects first, since fragments follow them, then all links.</summary>
internal sealed class SiteResolution(SitePaths paths, SiteAddress site, ParallelOptions threads)
{
    private readonly LinkResolution _links = new(paths, site);

    public CheckResult Run()
    {
        var files = paths.Read.ToArray();
        var redirects = new RedirectPaths(files.Where(file => file.IsRedirect).SelectMany(RedirectsOf));
        // From here on a fragment may be found behind a redirect, so what was resolved without is forgotten.
        var links = new LinkResolution(paths, site) { Redirects = redirects.Last };
        var checks = new FileCheck[files.Length];
        Parallel.For(0, files.Length, threads, i => checks[i] = FileCheck.Run(files[i], links, redirects, site));
        return new CheckResult
        {
            Findings = WithSuggestions(checks),
            ExternalLinks = External(checks),
            Pages = files.Count(file => file.IsPage),
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

    private ImmutableArray<Finding> WithSuggestions(FileCheck[] checks)
    {
        var nearest = new NearestPaths(paths, site);
        return
        [
            .. checks.SelectMany(check => check.Findings)
                .Select(found => found.Broken is { } broken ? found.Finding with { Suggestion = nearest.Suggest(broken) } : found.Finding)
                .OrderBy(finding => finding.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Place.Offset)
                .ThenBy(finding => finding.Rule.Code, StringComparer.Ordinal)
                .ThenBy(finding => finding.Url, StringComparer.Ordinal),
        ];
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
