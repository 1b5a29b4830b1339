namespace ServiceBlog.Core.Config;

/// <summary>What a site publishes for machines. In <c>site.yml</c> each is called as in <see cref="OutputSettings.Names"/>.</summary>
public enum SiteOutput { Atom, Rss, JsonFeed, Sitemap, Robots, Llms, Markdown, Manifest, StructuredData, SocialImages }

/// <summary><c>outputs</c> and <c>feeds</c> of <c>site.yml</c>.</summary>
public sealed record OutputSettings
{
    /// <summary>By the numbers of <see cref="SiteOutput"/>.</summary>
    public static ImmutableArray<string> Names { get; } = ["atom", "rss", "jsonFeed", "sitemap", "robots", "llms", "markdown", "manifest",
        "structuredData", "socialImages"];

    /// <summary>Whether feeds hold whole texts, and not only what lists say of a page.</summary>
    public bool HasFullFeeds { get; init; } = true;

    /// <summary>Whether topics, tags, series, collections and authors have their feeds in each format, and not as Atom alone.</summary>
    private bool HasEachFormat { get; init; }

    /// <summary>One file more for each page costs time and disk, so a site asks for these.</summary>
    private ImmutableHashSet<SiteOutput> Off { get; init; } = [SiteOutput.Markdown, SiteOutput.SocialImages];

    public bool Has(SiteOutput output) => !Off.Contains(output);

    /// <summary>In which formats a feed is written. Those of the site's parts are Atom, which every reader takes, unless a site asks for more: a page
    /// stands in many of them.</summary>
    public IEnumerable<SiteOutput> FeedFormats(bool isWholeSite) => new[] { SiteOutput.Atom, SiteOutput.Rss, SiteOutput.JsonFeed }
        .Where(format => Has(format) && (isWholeSite || HasEachFormat || format == SiteOutput.Atom));

    public static OutputSettings Read(YamlFields site)
    {
        var settings = new OutputSettings();
        if (site.Fields("outputs") is { } outputs)
        {
            foreach (var output in Enum.GetValues<SiteOutput>())
            {
                if (outputs.Flag(Names[(int)output]) is { } wanted)
                    settings = settings with { Off = wanted.Value ? settings.Off.Remove(output) : settings.Off.Add(output) };
            }
            outputs.ReportUnknown(" in \"outputs\"");
        }
        if (site.Fields("feeds") is { } feeds)
        {
            if (feeds.Text("content") is { } content)
            {
                settings = settings with { HasFullFeeds = content.Value != "summary" };
                if (content.Value is not ("full" or "summary"))
                    feeds.Report(Rules.InvalidSetting, content.Location, $"the content of feeds is full or summary, not \"{content.Value}\"",
                        NearestName.Find(content.Value, ["full", "summary"]));
            }
            settings = settings with { HasEachFormat = feeds.Flag("eachFormat") is { Value: true } };
            feeds.ReportUnknown(" in \"feeds\"");
        }
        return settings;
    }
}
