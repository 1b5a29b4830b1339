using System.Collections.Immutable;
using System.Net;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Files;
using ServiceBlog.LinkCheck;
using ServiceBlog.LinkCheck.External;
using ServiceBlog.Reporting;

namespace ServiceBlog.Tests.ExternalLinks;

/// <summary>Checks links to servers of this machine, with bounds that no test reaches unless it moves the clock.</summary>
internal static class LinkCheck
{
    public static readonly TimeSpan RequestBound = TimeSpan.FromHours(1);

    public static ExternalOptions Options(TimeProvider? clock = null) => new()
    {
        Clock = clock ?? new FakeClock(),
        AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")],
        HostPause = TimeSpan.Zero,
        ReplaceFile = (path, write) => WholeFile.Write(path, write),
        Version = ToolVersion.Current,
        TimePerRequest = RequestBound,
        TimePerUrl = TimeSpan.FromHours(10),
    };

    /// <summary>One link on each line of one file.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(ExternalOptions options, params IEnumerable<Uri> urls)
    {
        var findings = await ExternalChecker.CheckAsync(
            urls.Select((url, index) => new ExternalReference(url, "a.md", new Place(index, index + 1, 1))),
            options,
            progress: null,
            TestContext.Current.CancellationToken);
        return [.. findings.Select(finding => finding.ToDiagnostic())];
    }

    public static Task<ImmutableArray<Diagnostic>> Run(params IEnumerable<Uri> urls) => Run(Options(), urls);

    /// <summary>The diagnostics' names, in order.</summary>
    public static IEnumerable<string> Names(this ImmutableArray<Diagnostic> diagnostics) => diagnostics.Select(diagnostic => diagnostic.Rule.Name);
}
