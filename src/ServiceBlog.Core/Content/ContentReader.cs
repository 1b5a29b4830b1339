using System.Text;
using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Content;

/// <summary>
/// The first stage: turns a Markdown file into front matter and text. What it makes depends on that file and the
/// site's time zone alone. A file with a mistake in its front matter still gives a page where it can, so that the
/// links to it are not reported as broken too.
/// </summary>
public static class ContentReader
{
    private static ReadOnlySpan<byte> Fence => "---"u8;

    /// <summary>Null, with a diagnostic, if the file cannot be read as a page.</summary>
    public static ContentFile? Read(InputFile file, TimeZoneInfo zone, ICollection<Diagnostic> diagnostics)
    {
        if (TextFileReader.ReadUtf8(file, diagnostics) is not { Span: var text })
            return null;
        var start = new SourceLocation(file.DisplayPath, 1, 1);
        var kind = ContentPath.KindOf(file.Path) ?? throw new ArgumentException($"{file.Path} is in no content folder", nameof(file));
        YamlMapping? yaml = new YamlMapping([], start);
        var markdown = text;
        var markdownLine = 1;
        if (IsFence(LineAt(text, 0)))
        {
            if (!TrySplit(text, out var frontMatterText, out markdown, out markdownLine))
            {
                diagnostics.Add(new Diagnostic(Rules.UnclosedFrontMatter, start, "no closing --- line ends the front matter"));
                return null;
            }
            // Line 2, where the text between the fences starts; a mapping that is not one was reported.
            yaml = YamlReader.ReadMapping(Encoding.UTF8.GetString(frontMatterText), file.DisplayPath, firstLine: 2, diagnostics);
        }
        var frontMatter = yaml is null
            ? FrontMatterReader.Read(new YamlMapping([], start), kind, zone, new List<Diagnostic>())
            : FrontMatterReader.Read(yaml, kind, zone, diagnostics);
        if (frontMatter.Date is null && ContentPath.DateOf(file.Path) is { } name && DateText.TryParse(name, zone, out var date))
            frontMatter = frontMatter with { Date = new Located<DateTimeOffset>(date, start) };
        var body = Encoding.UTF8.GetString(markdown);
        if (frontMatter.Reviewed is { Hash: { } hash } review)
            frontMatter = frontMatter with { Reviewed = review with { IsVoid = hash != ReviewHash.Of(body) } };
        return new ContentFile
        {
            Path = file.Path,
            DisplayPath = file.DisplayPath,
            Kind = kind,
            Key = ContentPath.KeyOf(file.Path),
            FrontMatter = frontMatter,
            Markdown = body,
            MarkdownLine = markdownLine,
        };
    }

    /// <summary>The text below the front matter, which is not looked into; null if the file cannot be read as a page.</summary>
    /// <returns>The text, and the line of the file at which it starts, from 1.</returns>
    public static (string Markdown, int Line)? ReadText(InputFile file)
    {
        if (TextFileReader.ReadUtf8(file, new List<Diagnostic>()) is not { Span: var markdown })
            return null;
        var line = 1;
        if (IsFence(LineAt(markdown, 0)) && !TrySplit(markdown, out _, out markdown, out line))
            return null;
        return (Encoding.UTF8.GetString(markdown), line);
    }

    private static bool TrySplit(
        ReadOnlySpan<byte> text, out ReadOnlySpan<byte> frontMatter, out ReadOnlySpan<byte> markdown, out int markdownLine)
    {
        markdownLine = 1;
        var first = LineAt(text, 0).Length + 1;
        for (var start = 0; start < text.Length;)
        {
            var line = LineAt(text, start);
            var end = start + line.Length;
            if (start > 0 && IsFence(line))
            {
                frontMatter = text[first..start];
                markdown = end < text.Length ? text[(end + 1)..] : [];
                markdownLine++;
                return true;
            }
            markdownLine++;
            start = end + 1;
        }
        frontMatter = markdown = [];
        return false;
    }

    /// <summary>White space of any script may follow.</summary>
    private static bool IsFence(ReadOnlySpan<byte> line) =>
        line.StartsWith(Fence) && string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(line[Fence.Length..]));

    private static ReadOnlySpan<byte> LineAt(ReadOnlySpan<byte> text, int start)
    {
        var rest = text[start..];
        var end = rest.IndexOf((byte)'\n');
        return end < 0 ? rest : rest[..end];
    }
}
