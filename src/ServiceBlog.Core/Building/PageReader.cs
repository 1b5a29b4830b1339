using System.Collections.Concurrent;
using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Building;

/// <summary>Reads and converts page files in parallel. What a file becomes depends on that file alone.</summary>
public static class PageReader
{
    /// <returns>The pages, by source path; a file that cannot be read as a page gives none.</returns>
    public static ImmutableArray<Page> Read(
        ImmutableArray<InputFile> files,
        TimeZoneInfo zone,
        ParallelOptions parallel,
        ICollection<Diagnostic> diagnostics,
        Action<int, int>? progress)
    {
        var pages = new Page?[files.Length];
        var found = new ConcurrentQueue<Diagnostic>();
        var done = 0;
        Parallel.For(0, files.Length, parallel, i =>
        {
            var mistakes = new List<Diagnostic>();
            pages[i] = Read(files[i], zone, mistakes);
            mistakes.ForEach(found.Enqueue);
            progress?.Invoke(Interlocked.Increment(ref done), files.Length);
        });
        foreach (var mistake in found)
            diagnostics.Add(mistake);
        return [.. pages.OfType<Page>().OrderBy(page => page.SourcePath, StringComparer.Ordinal)];
    }

    private static Page? Read(InputFile input, TimeZoneInfo zone, List<Diagnostic> diagnostics)
    {
        if (ContentReader.Read(input, zone, diagnostics) is not { } file)
            return null;
        var body = MarkdownConverter.Convert(file.Markdown, file.DisplayPath, file.MarkdownLine, diagnostics);
        return new Page
        {
            Kind = file.Kind,
            Key = file.Key,
            SourcePath = file.Path,
            DisplayPath = file.DisplayPath,
            Path = PageAddress.For(file, diagnostics),
            FrontMatter = file.FrontMatter,
            Outline = body.Outline,
            ReadBody = () => body,
        };
    }
}
