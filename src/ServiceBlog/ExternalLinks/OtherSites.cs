using System.Collections.Immutable;
using ServiceBlog.Commands;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Reporting;

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
        var options = new ExternalOptions
        {
            Clock = context.Clock,
            CacheFolder = settings.NoCache ? null : Path.Combine(context.WorkingDirectory, ".serviceblog"),
            Site = check.Site,
            Ignore = check.Settings.Ignore,
            AllowedNetworks = check.Settings.AllowedNetworks,
            Archive = check.Settings.Archive,
            Say = context.Terminal.Error.WriteLine,
        };
        var found = await ExternalProgressDisplay.DuringAsync(
            context.Terminal, settings.Format, settings.Verbose,
            progress => ExternalChecker.CheckAsync(references, options, progress, cancellation));
        ImmutableArray<Finding> findings = [.. refused.Concat(found).OrderBy(finding => finding.Path, StringComparer.Ordinal)];
        return RepeatedLinks.Merge(check.Attribute(findings));
    }
}
