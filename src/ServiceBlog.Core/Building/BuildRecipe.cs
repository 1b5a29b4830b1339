namespace ServiceBlog.Core.Building;

/// <summary>
/// Fingerprints of what a build is made of. What is missing here would let an old result pass for a new one, so
/// everything that reaches Core is counted: files, options, and the program itself.
/// </summary>
internal static class BuildRecipe
{
    /// <summary>Every assembly whose code decides what comes out has another identity once that code changes.</summary>
    public static readonly Fingerprint Program = new[]
    {
        typeof(BuildRecipe), typeof(Scriban.Template), typeof(Markdig.Markdown), typeof(YamlDotNet.Core.Parser), typeof(AngleSharp.IConfiguration),
    }.Aggregate(Fingerprint.None, (all, type) => all.With(type.Module.ModuleVersionId.ToByteArray()));

    /// <summary>Of what reading a page depends on besides its file.</summary>
    public static Fingerprint OfPages(SiteConfig config) =>
        Program.With(config.TimeZone.Id).With(config.Language).With(config.SmartPunctuation ? 1 : 0);

    /// <summary>Of what every file of the site depends on. Null if something cannot be read.</summary>
    public static Fingerprint? OfSite(BuildOptions options, InputFile? settings, Fingerprint theme)
    {
        // Which pages are published is a matter of the lists that show them.
        var all = Program.With(theme).With(Of(options with { Drafts = false, Future = false }));
        return settings is null ? all : settings.TryFingerprint() is { } read ? all.With(read) : null;
    }

    /// <summary>Of what ties the pages of a site together besides their own files and what <see cref="OfSite"/> counts. Null if something cannot be read.</summary>
    public static Fingerprint? OfSurroundings(BuildOptions options, InputFiles files)
    {
        var all = Of(options);
        foreach (var file in files.Static.Select(file => file.File).Concat(files.Data).Append(files.TagSettings))
        {
            if (file is null)
                continue;
            if (file.TryFingerprint() is not { } read)
                return null;
            all = all.With(file.Path).With(read);
        }
        return all;
    }

    /// <summary>Of all that a build is made of, but for the clock. Null if something cannot be read.</summary>
    public static Fingerprint? OfInput(BuildInput input, FolderContent? theme, ParallelOptions parallel)
    {
        if (input.Content.Fingerprint(parallel) is not { } content)
            return null;
        var all = Program.With(Of(input.Options)).With(content);
        if (theme is null)
            return all;
        return theme.Fingerprint(parallel) is { } themeFiles ? all.With(themeFiles) : null;
    }

    /// <summary>Of every option: a record prints all that it holds. The number of threads decides nothing.</summary>
    private static Fingerprint Of(BuildOptions options) => Fingerprint.None.With((options with { Parallelism = 0 }).ToString());
}
