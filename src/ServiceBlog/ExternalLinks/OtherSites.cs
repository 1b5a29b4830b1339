using ServiceBlog.Commands;
using ServiceBlog.Core.Checking;
using ServiceBlog.LinkCheck;
using ServiceBlog.LinkCheck.External;

namespace ServiceBlog.ExternalLinks;

/// <summary>Wires one check of the links to other sites: the author's settings, the cache, the display on one side, the checker on the other.</summary>
internal static class OtherSites
{
    /// <summary>What they answered, each link once, at its author's line. Verdicts are kept beside the working directory's
    /// other caches, so that a second run asks nothing again.</summary>
    public static async Task<IEnumerable<Diagnostic>> AskAsync(
        ExternalLinkCheck check, BuildSettings settings, ShellContext context, CancellationToken cancellation)
    {
        var refused = new List<Finding>();
        var references = ExternalReferences.Of(check.Links, refused);
        var options = OptionsOf(check, settings, context);
        var found = await ProgressDisplay.DuringAsync(
            context.Terminal, settings.Format, settings.Verbose,
            progress => ExternalChecker.CheckAsync(references, options, progress, cancellation));
        ImmutableArray<Finding> findings = [.. refused.Concat(found).OrderBy(finding => finding.Path, StringComparer.Ordinal)];
        return RepeatedLinks.Merge(check.Attribute(findings));
    }

    /// <summary>What an earlier run was told and is still believed; nobody is asked.</summary>
    public static KnownAnswers Remember(ExternalLinkCheck check, BuildSettings settings, ShellContext context)
    {
        var options = OptionsOf(check, settings, context);
        var ignored = new IgnorePatterns(options.Ignore);
        var links = ExternalReferences.Of(check.Links, new List<Finding>())
            .Where(link => link.Url.Scheme is "http" or "https" && link.Url.UserInfo.Length == 0 && !ignored.Match(link.Url)).ToList();
        var targets = ExternalTarget.Of(links);
        var cache = VerdictCache.Open(options);
        var known = new Dictionary<string, Verdict>(StringComparer.Ordinal);
        foreach (var target in targets)
        {
            if (cache.Find(target) is { } verdict)
                known.Add(target.Address, verdict);
        }
        var findings = new VerdictFindings(options);
        ImmutableArray<Finding> found =
        [
            .. links
                .SelectMany(link => known.TryGetValue(ExternalTarget.AddressOf(link.Url), out var verdict) ? findings.Of(link, verdict) : [])
                .Where(finding => finding.Rule == Rules.BrokenExternalLink || finding.Rule == Rules.BrokenExternalAnchor || finding.Rule == Rules.ArchivedCopy)
                .OrderBy(finding => finding.Path, StringComparer.Ordinal),
        ];
        return new KnownAnswers([.. RepeatedLinks.Merge(check.Attribute(found))], known.Count, targets.Length);
    }

    private static ExternalOptions OptionsOf(ExternalLinkCheck check, BuildSettings settings, ShellContext context) => new()
    {
        Clock = context.Clock,
        CacheFolder = settings.NoCache ? null : Path.Combine(context.WorkingDirectory, ".serviceblog"),
        Site = check.Site,
        Ignore = check.Settings.Ignore,
        AllowedNetworks = check.Settings.AllowedNetworks,
        Archive = check.Settings.Archive,
        ReplaceFile = (path, write) => WholeFile.Write(path, write),
        Version = ToolVersion.Current,
        Say = context.Terminal.Error.WriteLine,
    };
}
