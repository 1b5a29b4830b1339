namespace ServiceBlog.Core.Config;

/// <summary>Reads <c>health</c> of <c>site.yml</c>: <c>true</c>, or a mapping.</summary>
public static class HealthSettingsReader
{
    public static HealthSettings Read(YamlFields site)
    {
        var defaults = new HealthSettings();
        if (site.Take("health") is not YamlMapping)
            return defaults with { Page = site.Flag("health") is { Value: true } };
        var fields = site.Fields("health")!;
        var settings = new HealthSettings
        {
            Page = fields.Flag("page") is { Value: true },
            ThinTopic = fields.PositiveNumber("thinTopic")?.Value ?? defaults.ThinTopic,
            CommonWords = [.. fields.Texts("commonWords").Select(word => word.Value)],
        };
        fields.ReportUnknown(" in \"health\"");
        return settings;
    }
}
