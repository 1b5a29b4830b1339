using ServiceBlog.Core.Content;

namespace ServiceBlog.Core.Building;

/// <summary>
/// Fingerprints of what a build is made of. What is missing here would let an old result pass for a new one, so
/// everything that reaches Core is counted: files, options, and the program itself.
/// </summary>
internal static class BuildRecipe
{
    /// <summary>Every assembly whose code decides what comes out has another identity once that code changes.</summary>
    private static readonly Fingerprint Program = new[]
    {
        typeof(BuildRecipe), typeof(Templating.Template), typeof(Markdig.Markdown), typeof(YamlDotNet.Core.Parser), typeof(AngleSharp.IConfiguration),
    }.Aggregate(Fingerprint.None, (all, type) => all.With(type.Module.ModuleVersionId.ToByteArray()));

    /// <summary>Of what reading a page depends on besides its file.</summary>
    public static Fingerprint OfPages(TimeZoneInfo zone) => Program.With(zone.Id);

    /// <summary>Of what every file of the site depends on. Null if something cannot be read.</summary>
    public static Fingerprint? OfSite(BuildOptions options, InputFile? settings, Fingerprint theme)
    {
        var all = Program.With(theme).With(options.BaseUrl).With(options.Theme).With(options.Check ? 1 : 0).With(options.Shard.ToString());
        return settings is null ? all : settings.TryFingerprint() is { } read ? all.With(read) : null;
    }

    /// <summary>Of all that a build is made of, but for the clock. Null if something cannot be read.</summary>
    public static Fingerprint? OfInput(BuildInput input, FolderContent? theme, ParallelOptions parallel)
    {
        var all = Program
            .With(input.Options.BaseUrl).With(input.Options.Theme)
            .With(input.Options.Shard.ToString()).With(input.Options.Check ? 1 : 0).With(input.Options.Drafts ? 1 : 0).With(input.Options.Future ? 1 : 0);
        if (OfFolder(input.Content, parallel) is not { } content)
            return null;
        all = all.With(content);
        if (theme is null)
            return all;
        return OfFolder(theme, parallel) is { } themeFiles ? all.With(themeFiles) : null;
    }

    /// <summary>Of a folder's files: their names, also those that authors know them by, and their bytes.</summary>
    public static Fingerprint? OfFolder(FolderContent folder, ParallelOptions parallel)
    {
        Parallel.ForEach(folder.Files, parallel, file => file.TryFingerprint());
        var all = Fingerprint.None.With(folder.Diagnostics.Length);
        foreach (var diagnostic in folder.Diagnostics)
            all = all.With(diagnostic.Rule.Code).With(diagnostic.Location.File).With(diagnostic.Message);
        foreach (var file in folder.Files)
        {
            if (file.Fingerprint is not { } read)
                return null;
            all = all.With(file.Path).With(file.DisplayPath).With(read);
        }
        return all;
    }
}
