using ServiceBlog.Core.Checking;
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
        Failure.CheckOpenSsl("asking other sites");
        var refused = new List<Finding>();
        var references = ExternalReferences.Of(check.Links, refused);
        var options = OptionsOf(check, settings, context);
        var found = await ProgressDisplay.DuringAsync(
            context.Terminal, settings.Format, settings.Verbose,
            progress => ExternalChecker.CheckAsync(references, options, progress, cancellation));
        ImmutableArray<Finding> findings = [.. refused.Concat(found).OrderBy(finding => finding.Path, StringComparer.Ordinal)];
        return RepeatedLinks.Merge(check.Attribute(findings));
    }

    /// <summary>What an earlier run was told and is still believed; no site is asked.</summary>
    public static KnownAnswers Remember(ExternalLinkCheck check, BuildSettings settings, ShellContext context)
    {
        var references = ExternalReferences.Of(check.Links, new List<Finding>());
        var (findings, known, targets) = ExternalChecker.Recall(references, OptionsOf(check, settings, context));
        var broken = findings.Where(finding => finding.Kind is FindingKind.BrokenExternalLink or FindingKind.BrokenExternalAnchor or FindingKind.ArchivedCopy);
        return new KnownAnswers([.. RepeatedLinks.Merge(check.Attribute([.. broken]))], known, targets);
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

/// <summary>What is known of the links to other sites without asking anybody.</summary>
/// <param name="Broken">Those that were broken when they were last asked for.</param>
/// <param name="Known">Addresses with an answer that is still believed.</param>
/// <param name="Links">Addresses in all.</param>
internal sealed record KnownAnswers(ImmutableArray<Diagnostic> Broken, int Known, int Links);

/// <summary>One report for each link to another site, at the first of its places: a footer stands on every page.</summary>
internal static class RepeatedLinks
{
    public static IEnumerable<Diagnostic> Merge(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.GroupBy(diagnostic => (diagnostic.Rule, diagnostic.Message)).Select(alike =>
        {
            var places = alike.OrderBy(diagnostic => diagnostic.Location).ToList();
            return places.Count == 1
                ? places[0]
                : places[0] with { Message = $"{places[0].Message} (linked from {Counted.Noun(places.Count - 1, "other place")} too)" };
        });
}
