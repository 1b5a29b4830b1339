namespace ServiceBlog.Core.Incremental;

/// <summary>Content hashes of what a build is made of. What is missing here would let an old result pass for a new one, so everything that reaches Core
/// is counted: files, options, and the program itself.</summary>
internal static class InputHashes
{
    /// <summary>Every assembly whose code decides what comes out has another identity once that code changes.</summary>
    public static readonly ContentHash Program = new[]
    {
        typeof(InputHashes), typeof(Scriban.Template), typeof(Markdig.Markdown), typeof(YamlDotNet.Core.Parser), typeof(AngleSharp.IConfiguration),
        typeof(Ganss.Xss.HtmlSanitizer),
    }.Concat(MarkdownExtensions.All.Select(extension => extension.GetType()))
        .Aggregate(ContentHash.None, (all, type) => all.With(type.Module.ModuleVersionId.ToByteArray()));

    /// <summary>Of what reading a page depends on besides its file.</summary>
    public static ContentHash OfParsing(SiteConfig config) =>
        config.OtherLanguages.Aggregate(
            config.Images.AddTo(Program).With(config.TimeZone.Id).With(config.Language).With(config.SmartPunctuation ? 1 : 0)
                .With((int)config.RawHtml).With(config.IsVault ? config.Title : null),
            (all, language) => all.With(language.Tag));

    /// <summary>Of what every file of the site depends on. Null if something cannot be read.</summary>
    /// <param name="options">Of those but for which pages are published, which is a matter of the lists that show them.</param>
    public static ContentHash? OfSite(ContentHash options, InputFile? settings, ContentHash theme)
    {
        var all = Program.With(theme).With(options);
        return settings is null ? all : settings.TryHash() is { } read ? all.With(read) : null;
    }

    /// <summary>Of what connects the pages of a site besides their own files and what <see cref="OfSite"/> counts. Null if something cannot be read.</summary>
    public static ContentHash? OfGraph(ContentHash options, IEnumerable<InputFile> files)
    {
        var all = options;
        foreach (var file in files)
        {
            if (file.TryHash() is not { } read)
                return null;
            all = all.With(file.Path).With(read);
        }
        return all;
    }

    /// <summary>Of all that a build is made of, but for the clock. Null if something cannot be read.</summary>
    /// <param name="themes">The uppermost first, without the site's own layer, which is part of the input; null for one that has gone.</param>
    public static ContentHash? OfBuild(ContentHash options, FolderContent input, ImmutableArray<FolderContent?> themes, ParallelOptions parallel)
    {
        if (input.ContentHash(parallel) is not { } content)
            return null;
        var all = Program.With(options).With(content);
        foreach (var theme in themes)
        {
            if (theme?.ContentHash(parallel) is not { } files)
                return null;
            all = all.With(files);
        }
        return all;
    }
}
