namespace ServiceBlog.Core.Config;

/// <summary>Reads <c>site.yml</c>. Every key is optional; every wrong one is reported.</summary>
public static class SiteConfigReader
{
    private static readonly ImmutableArray<string> RawHtmlPolicies = ["allow", "report", "sanitize", "escape"];

    /// <summary>By the numbers of <see cref="CitationStyle"/>.</summary>
    internal static ImmutableArray<string> CitationStyles { get; } = ["short", "numbered", "author-year"];

    /// <param name="baseUrl">Takes the place of the file's, as <paramref name="theme"/> does.</param>
    /// <param name="isUntrusted">Strangers wrote it: what guards readers cannot be switched off.</param>
    public static SiteConfig Read(InputFile? file, string? baseUrl, string? theme, ICollection<Diagnostic> diagnostics, bool isUntrusted = false)
    {
        var limits = isUntrusted ? ContentLimits.Halved : ContentLimits.Usual;
        var empty = new YamlMapping([], new SourceLocation(file?.DisplayPath ?? "site.yml", 1, 1));
        var yaml = (file is null ? null : YamlReader.ReadMapping(file, diagnostics, limits)) ?? empty;
        var fields = new YamlFields(yaml, diagnostics) { Limits = limits };
        var defaults = new SiteConfig();
        var config = new SiteConfig
        {
            Title = fields.Text("title")?.Value ?? defaults.Title,
            Description = fields.Text("description")?.Value ?? defaults.Description,
            BaseUrl = ReadBaseUrl(fields, baseUrl) ?? defaults.BaseUrl,
            WrittenLanguage = fields.LanguageTag(fields.Text("language")) ?? defaults.WrittenLanguage,
            SmartPunctuation = fields.Flag("smartPunctuation")?.Value ?? defaults.SmartPunctuation,
            RawHtml = fields.Choice<RawHtmlPolicy>(fields.Text("rawHtml"), RawHtmlPolicies,
                policy => $"\"rawHtml\" is one of {string.Join(", ", RawHtmlPolicies)}, not \"{policy}\"") ?? defaults.RawHtml,
            TimeZone = ReadTimeZone(fields) ?? defaults.TimeZone,
            Author = fields.Text("author")?.Value,
            Theme = ReadTheme(fields, theme) ?? defaults.Theme with { Location = empty.Location },
            PageSize = fields.PositiveNumber("pageSize")?.Value ?? defaults.PageSize,
            FeedItems = fields.PositiveNumber("feedItems")?.Value ?? defaults.FeedItems,
            Authors = [.. fields.Texts("authors").Select(author => author.Value)],
            ClosedVocabularies = ReadClosed(fields),
            Glossary = fields.Flag("glossary") is { Value: true },
            Map = fields.Flag("map") is { Value: true },
            Collections = CollectionReader.Read(fields.Fields("collections")),
            Menu = MenuReader.Read(fields.Take("menu"), "menu", fields),
            Citations = fields.Choice<CitationStyle>(fields.Text("citations"), CitationStyles,
                style => $"there are no citations \"{style}\": there are {string.Join(", ", CitationStyles)}") ?? defaults.Citations,
            Comments = CommentSettingsReader.Read(fields.Fields("comments")),
            ExternalLinks = ExternalLinkSettingsReader.Read(fields.Fields("externalLinks")),
            Health = HealthSettingsReader.Read(fields),
            Search = SearchSettingsReader.Read(fields),
            Hosting = HostSettings.Read(fields, fields.Texts("hosting"), fields.Text("contentSecurityPolicy")),
            Outputs = OutputSettings.Read(fields),
            Images = ImageSettings.Read(fields),
            Params = fields.Mapping("params"),
            Vault = fields.Flag("vault")?.Value,
            Severities = ReadSeverities(fields.Fields("diagnostics")),
        };
        config = config with { OtherLanguages = SiteLanguageReader.Read(fields.Fields("languages"), config) };
        fields.ReportUnknown("");
        if (config.Params is { } parameters)
            ScriptValues.Report(parameters, diagnostics);
        return isUntrusted ? UntrustedSettings.Restrict(config, yaml, diagnostics) : config;
    }

    private static Uri? ReadBaseUrl(YamlFields fields, string? replacement)
    {
        var written = fields.Text("baseUrl");
        var location = written?.Location ?? fields.Location;
        if ((replacement ?? written?.Value) is not { } text)
            return null;
        var closed = text.EndsWith('/') ? text : text + "/";
        if (Uri.TryCreate(closed, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url is { Query: "", Fragment: "", UserInfo: "" } && url.AbsolutePath.All(IsPlain))
        {
            return url;
        }
        fields.Report(Rules.InvalidSetting, location, $"the base URL \"{text}\" is not an address such as https://example.org/blog/");
        return null;
    }

    /// <summary>Whether a letter of a path means itself in shells, in the files of hosts and in patterns, all of which hold the base URL.</summary>
    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '-' or '_' or '.' or '~' or '+' or '@' or '%';

    private static TimeZoneInfo? ReadTimeZone(YamlFields fields)
    {
        if (fields.Text("timeZone") is not { } written)
            return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(written.Value, out var zone))
            return zone;
        fields.Report(Rules.InvalidSetting, written.Location,
            $"there is no time zone \"{written.Value}\"; names are those of the IANA database, such as Europe/Berlin");
        return null;
    }

    private static Located<string>? ReadTheme(YamlFields fields, string? replacement)
    {
        var written = fields.Text("theme");
        return replacement is null ? written : new Located<string>(replacement, new SourceLocation("--theme"));
    }

    private static ImmutableArray<string> ReadClosed(YamlFields fields)
    {
        string[] vocabularies = ["tags", "topics", "authors"];
        var closed = fields.Texts("closed");
        foreach (var name in closed.Where(name => !vocabularies.Contains(name.Value, StringComparer.Ordinal)))
            fields.Report(Rules.InvalidSetting, name.Location, $"\"closed\" takes tags, topics and authors, found \"{name.Value}\"",
                NearestName.Find(name.Value, vocabularies));
        return [.. closed.Select(name => name.Value)];
    }

    private static ImmutableDictionary<string, Severity> ReadSeverities(YamlFields? fields)
    {
        if (fields is null)
            return ImmutableDictionary<string, Severity>.Empty;
        var severities = ImmutableDictionary.CreateBuilder<string, Severity>(StringComparer.Ordinal);
        foreach (var rule in Rules.All)
        {
            if (fields.Text(rule.Name) is not { } written)
                continue;
            if (!Enum.TryParse<Severity>(written.Value, ignoreCase: true, out var severity) || !char.IsLetter(written.Value[0]))
                fields.Report(Rules.InvalidSetting, written.Location, $"\"{written.Value}\" is no severity: error, warning, info or off",
                    NearestName.Find(written.Value, ["error", "warning", "info", "off"]));
            else if (rule == Rules.ScriptLink && severity != Severity.Error)
                fields.Report(Rules.InvalidSetting, written.Location, $"\"{rule.Name}\" is always an error: the script would run for every reader");
            else if (rule.IsFatal && severity != Severity.Error)
                fields.Report(Rules.InvalidSetting, written.Location, $"\"{rule.Name}\" is always an error: the site would lack a page");
            else
                severities[rule.Name] = severity;
        }
        fields.ReportUnknown(" in \"diagnostics\": it names no rule");
        return severities.ToImmutable();
    }
}
