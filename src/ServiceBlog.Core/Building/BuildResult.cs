using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Health;
using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Building;

/// <summary>What came of a build. The files themselves went to the <see cref="Outputs.IOutputTarget"/>.</summary>
public sealed record BuildResult
{
    /// <summary>Every diagnostic that is not off, in order of file, line, column and code.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Pages rendered: HTML pages with a layout, without redirects.</summary>
    public required int Pages { get; init; }

    /// <summary>Pages that had to be rendered: the others stand as an earlier build left them.</summary>
    public required int Rendered { get; init; }

    /// <summary>Pages that are drafts, not due yet or expired, and so are not published.</summary>
    public UnpublishedPages Unpublished { get; init; }

    /// <summary>Nothing had changed since the earlier build.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>For the next build; null for a build that failed or was not asked for one.</summary>
    public BuildRecord? Record { get; init; }

    /// <summary>Shows the text edits that come next before the site is built anew; null where there is no record.</summary>
    public TextEdits? Edits { get; init; }

    /// <summary>The site as its templates saw it; null for a build that rendered nothing.</summary>
    public SiteState? State { get; init; }

    /// <summary>The site as the templates of the earlier build saw it, made once more from what is known of its pages, as far as settings and theme are
    /// the same; null if that build can tell nothing.</summary>
    public Func<SiteState?> StateBefore { get; init; } = () => null;

    /// <summary>The links to other sites, not yet asked for.</summary>
    public ExternalLinkCheck External { get; init; } = new();

    /// <summary>Examined when it is asked for; null if nothing had changed since the earlier build.</summary>
    public SiteHealth? Health { get; init; }

    /// <summary>Finds pages; null if the site has no search.</summary>
    public Lazy<SiteSearch>? Search { get; init; }

    /// <summary>Files handed to the output target.</summary>
    public required int Files { get; init; }

    /// <summary>Wall time by phase, in their order.</summary>
    public required ImmutableArray<(BuildPhase Phase, TimeSpan Elapsed)> Timings { get; init; }

    /// <summary>The processor time that the check of the finished files took; zero if it was not measured.</summary>
    public TimeSpan CheckTime { get; init; }

    /// <summary>The processor time that the index of the search took, without its files; zero if it was not measured.</summary>
    public TimeSpan IndexTime { get; init; }

    /// <summary>False keeps the site from being published.</summary>
    public bool Succeeded => !Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
}
