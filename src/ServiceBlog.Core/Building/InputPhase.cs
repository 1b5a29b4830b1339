using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Building;

/// <summary>Reads the settings, the theme and the pages.</summary>
internal static class InputPhase
{
    public static SiteSettings ReadSettings(BuildRun build)
    {
        SiteSettings? settings = null;
        // The record of the earlier build is decoded beside the settings and the theme: either takes as long as the other.
        Parallel.Invoke(build.Parallel, () => _ = build.Input.Before?.Details.Value, () => settings = Read(build));
        return settings!;
    }

    public static SiteContent ReadPages(BuildRun build, SiteSettings settings)
    {
        var parseInputs = InputHashes.OfParsing(settings.Config);
        var before = EarlierBuild.Of(build.Input.Before, settings.SiteInputs, parseInputs, settings.GraphInputs);
        var records = PageReader.Read(
            settings.Files.Pages, before.Pages, settings.Config, build.Input.KeepsRecord, build.Parallel, build.ProgressOf(BuildPhase.Input));
        var diagnostics = records.SelectMany(record => record.Diagnostics);
        build.Diagnostics.AddRange(settings.Config.IsVault ? PluginBlocks.SumUp([.. diagnostics]) : diagnostics);
        return new SiteContent(before, parseInputs, records, [.. records.Select(record => record.Page).OfType<Page>()]);
    }

    private static SiteSettings Read(BuildRun build)
    {
        var (options, diagnostics) = (build.Options, build.Diagnostics);
        var input = build.Input.Content;
        var config = SiteConfigReader.Read(
            input.Files.FirstOrDefault(file => file.Path == ContentPath.SiteSettings), options.BaseUrl, options.Theme, diagnostics,
            options.Untrusted).In(input.VaultName);
        var files = InputFiles.Sort(input.Files, config, diagnostics);
        if (options.Untrusted)
            files = UntrustedFiles.Restrict(files, diagnostics);
        if (!options.Search)
            config = config with { Search = config.Search with { IsOn = false } };
        var layers = ThemeLayers.Find(files.Theme, config.Theme, build.Input.FindTheme, diagnostics);
        var (sound, seen) = ThemeSettings.Check(layers?.Params ?? [], config.Params, diagnostics);
        config = config with { Params = sound };
        var theme = layers is null ? null : ThemeReader.Read(config.Theme.Value, layers, seen, diagnostics);
        var tags = TagCatalogue.Read(files.TagSettings, diagnostics, config.Limits);
        var data = DataFiles.Read(files.Data, diagnostics, config.Limits);
        return new SiteSettings
        {
            Files = files,
            Config = config,
            Layers = layers,
            Theme = theme,
            Tags = tags,
            Data = data,
            Archive = ExternalLinkSettingsReader.ReadArchive(data.GetValueOrDefault(ExternalLinkSettingsReader.DataFile), diagnostics),
            SiteInputs = layers?.ContentHash(build.Parallel) is { } themeHash
                ? InputHashes.OfSite((options with { Drafts = false, Future = false }).Hash().With(input.VaultName), files.SiteSettings, themeHash)
                : null,
            // Without an earlier build nothing has read the files yet, and there is nothing to compare them with.
            GraphInputs = build.Input.Before is null ? null : InputHashes.OfGraph(options.Hash(), files.OfGraph),
        };
    }
}

/// <summary>All that a site is made of besides its pages.</summary>
internal sealed record SiteSettings
{
    public required InputFiles Files { get; init; }

    public required SiteConfig Config { get; init; }

    /// <summary>Null if there is no whole theme.</summary>
    public required ThemeLayers? Layers { get; init; }

    public required Theme? Theme { get; init; }

    public required TagCatalogue Tags { get; init; }

    public required ImmutableDictionary<string, YamlNode> Data { get; init; }

    /// <summary>Archived copies of pages of other sites, by the address that they are of.</summary>
    public required IReadOnlyDictionary<string, string> Archive { get; init; }

    /// <summary>Of what every output file depends on; null if that is not known.</summary>
    public required ContentHash? SiteInputs { get; init; }

    /// <summary>Of what connects pages besides their files; null if that is not known.</summary>
    public required ContentHash? GraphInputs { get; init; }

    /// <summary>Of the files that are published as they are.</summary>
    public ImmutableArray<Route> FileRoutes =>
    [
        .. Files.Static.Select(file => file.Route),
        .. (Theme?.Assets ?? []).Select(asset => new Route(asset.Path, asset.DisplayPath, new SourceLocation(asset.DisplayPath), IsCopied: true, asset.Parts)),
    ];
}

/// <summary>The pages of the site, published or not.</summary>
/// <param name="ParseInputs">Of what reading a page depends on besides its file.</param>
/// <param name="Records">Of all page files, in their order.</param>
internal sealed record SiteContent(EarlierBuild Before, ContentHash ParseInputs, ImmutableArray<PageRecord> Records, ImmutableArray<Page> Pages);
