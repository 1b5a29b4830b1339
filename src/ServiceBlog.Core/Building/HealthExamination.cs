using ServiceBlog.Core.Health;
using ServiceBlog.Core.Health.Mentions;

namespace ServiceBlog.Core.Building;

/// <summary>What a build can tell of the site's health. Nothing is looked for until somebody asks.</summary>
public sealed class HealthExamination(SiteHealth health, InputFiles files, SiteConfig config, ParallelOptions parallel)
{
    private readonly Lazy<HealthReport> _report = new(health.Examine);

    private readonly Lazy<Dictionary<string, InputFile>> _files =
        new(() => files.Pages.ToDictionary(file => file.Path, StringComparer.Ordinal));

    /// <summary>All but the mentions, for which every text has to be read again.</summary>
    public HealthReport Report => _report.Value;

    /// <summary>Where texts name a topic or a source without a link to it.</summary>
    public ImmutableArray<Mention> FindMentions() => health.FindMentions(Read, parallel);

    /// <summary>Gives findings the site's severities and their order.</summary>
    public ImmutableArray<HealthFinding> Weigh(IEnumerable<HealthFinding> findings) => health.Weigh(findings);

    /// <summary>The files with links in place of mentions; those that cannot be changed safely are left out.</summary>
    public ImmutableArray<LinkedFile> LinkMentions(ImmutableArray<Mention> mentions) =>
    [
        .. mentions.GroupBy(mention => mention.Page.SourcePath).Select(ofFile => _files.Value[ofFile.Key] is var file
            && MentionLinks.Apply(file, config.TimeZone, [.. ofFile]) is { } bytes
                ? new LinkedFile(file, bytes)
                : null).OfType<LinkedFile>(),
    ];

    private ContentFile? Read(Page page) => ContentReader.Read(_files.Value[page.SourcePath], config.TimeZone, new List<Diagnostic>());
}
