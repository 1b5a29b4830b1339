using System.Runtime.InteropServices;
using ServiceBlog.Core.Building.Records;

namespace ServiceBlog.Core.Building;

/// <summary>Reads and converts page files in parallel. What a file becomes depends on that file alone.</summary>
public static class PageReader
{
    /// <param name="files">The page files.</param>
    /// <param name="before">What became of them in an earlier build; a file that is the same is not read again.</param>
    /// <param name="config">Says the zone of dates without one, and how texts are set.</param>
    /// <param name="readsWords">Whether words will be asked for, and so are found while the texts are at hand.</param>
    /// <returns>A record for each file, in their order.</returns>
    public static ImmutableArray<PageRecord> Read(
        ImmutableArray<InputFile> files,
        IReadOnlyDictionary<string, PageRecord> before,
        SiteConfig config,
        bool readsWords,
        ParallelOptions parallel,
        Action<int, int>? progress)
    {
        var records = new PageRecord[files.Length];
        var done = 0;
        Parallel.For(0, files.Length, parallel, i =>
        {
            var file = files[i];
            records[i] = before.TryGetValue(file.Path, out var record) && record.Source == file.TryFingerprint()
                ? record.Open(file, config) ?? Read(file, config, readsWords)
                : Read(file, config, readsWords);
            progress?.Invoke(Interlocked.Increment(ref done), files.Length);
        });
        return ImmutableCollectionsMarshal.AsImmutableArray(records);
    }

    internal static PageRecord Read(InputFile input, SiteConfig config, bool readsWords = false)
    {
        var diagnostics = new List<Diagnostic>();
        if (input.TryRead(diagnostics) is not { } bytes)
            return new PageRecord(Fingerprint.None, null, [.. diagnostics]);
        var source = input.Fingerprint!.Value;
        if (ContentReader.Read(input.As(bytes), config.TimeZone, diagnostics) is not { } read)
            return new PageRecord(source, null, [.. diagnostics]);
        var file = PagePlace.Check(read, diagnostics);
        var path = PageAddress.For(file, diagnostics);
        var punctuation = SmartPunctuation.Of(config, file.FrontMatter);
        var body = MarkdownConverter.Convert(file.Markdown, file.DisplayPath, file.MarkdownLine, diagnostics, file.Kind == PageKind.Comment, punctuation, file.LacksTitle);
        PageTitle.Check(file, body, diagnostics);
        var page = new Page
        {
            Kind = file.Kind,
            Key = file.Key,
            SourcePath = file.Path,
            DisplayPath = file.DisplayPath,
            Path = path,
            FrontMatter = body.Title is null ? file.FrontMatter : file.FrontMatter with { Title = body.Title },
            Punctuation = punctuation,
            Outline = body.Outline,
            Source = source,
            Body = body,
            Words = readsWords ? body.ReadWords() : null,
            File = input,
        };
        return new PageRecord(source, page, [.. diagnostics]);
    }
}
