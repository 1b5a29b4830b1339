using System.IO.Enumeration;

namespace ServiceBlog.Core.Config;

/// <summary><c>search</c> of <c>site.yml</c>.</summary>
public sealed record SearchSettings
{
    /// <summary>Whether readers can search the site.</summary>
    public bool IsOn { get; init; } = true;

    public SearchWeights Weights { get; init; } = new();

    /// <summary>Addresses within the site that are not searched: <c>*</c> stands for any text, <c>?</c> for any character.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <param name="path">A decoded path within the site.</param>
    public bool Excludes(string path) => Exclude.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, path, ignoreCase: false));
}

/// <summary>How much a word counts by where it stands; 0 where it does not count at all.</summary>
public sealed record SearchWeights
{
    public double Title { get; init; } = 12;

    /// <summary>Synonyms of topics, and names that were merged into a tag.</summary>
    public double Names { get; init; } = 10;

    public double Headings { get; init; } = 4;

    public double Summary { get; init; } = 3;

    public double Tags { get; init; } = 2;

    public double Text { get; init; } = 1;
}

/// <summary>Reads <c>search</c> of <c>site.yml</c>: <c>true</c>, <c>false</c>, or a mapping.</summary>
public static class SearchSettingsReader
{
    public static SearchSettings Read(YamlFields site)
    {
        var defaults = new SearchSettings();
        if (site.Take("search") is not YamlMapping)
            return defaults with { IsOn = site.Flag("search")?.Value ?? defaults.IsOn };
        var fields = site.Fields("search")!;
        var settings = defaults with { Weights = ReadWeights(fields.Fields("weights"), defaults.Weights), Exclude = ReadExclude(fields) };
        fields.ReportUnknown(" in \"search\"");
        return settings;
    }

    private static SearchWeights ReadWeights(YamlFields? fields, SearchWeights defaults)
    {
        if (fields is null)
            return defaults;
        var weights = new SearchWeights
        {
            Title = fields.Number("title")?.Value ?? defaults.Title,
            Names = fields.Number("names")?.Value ?? defaults.Names,
            Headings = fields.Number("headings")?.Value ?? defaults.Headings,
            Summary = fields.Number("summary")?.Value ?? defaults.Summary,
            Tags = fields.Number("tags")?.Value ?? defaults.Tags,
            Text = fields.Number("text")?.Value ?? defaults.Text,
        };
        fields.ReportUnknown(" in \"weights\" of \"search\"");
        return weights;
    }

    /// <summary>In .NET's expressions a backslash is an escape; in ours it is a letter, as it is in an address.</summary>
    private static ImmutableArray<string> ReadExclude(YamlFields fields)
    {
        var patterns = fields.Texts("exclude");
        foreach (var pattern in patterns.Where(pattern => pattern.Value[0] is not ('/' or '*')))
        {
            fields.Report(Rules.InvalidSetting, pattern.Location,
                $"\"exclude\" takes addresses within the site, such as /drafts/*, and \"{pattern.Value}\" is none", "/" + pattern.Value);
        }
        return [.. patterns.Select(pattern => pattern.Value.Replace(@"\", @"\\", StringComparison.Ordinal))];
    }
}
