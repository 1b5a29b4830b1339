using System.Diagnostics.CodeAnalysis;

namespace ServiceBlog.Core.Graph;

/// <summary>A page that an author wrote: one file, its address and its text as HTML. Depends on that file alone; what connects it with others stands
/// in <see cref="PageConnections"/>. Compared by identity.</summary>
public sealed class Page
{
    private MarkupBody? _body;
    private PageWords? _words;

    public required PageKind Kind { get; init; }

    public required string Key { get; init; }

    /// <summary>Relative to the input folder.</summary>
    public required string SourcePath { get; init; }

    /// <summary>Its path in the vault; null if it is no note.</summary>
    public string? NotePath { get; init; }

    /// <summary>The file as the author knows it.</summary>
    public required string DisplayPath { get; init; }

    /// <summary>The decoded path within the site, without the base path: <c>/posts/first-reply/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The folder of the language in whose lists it stands; empty for the site's first.</summary>
    public string Edition { get; init; } = "";

    /// <summary>Its file's path in the folder of its language: the same for translations of one page.</summary>
    public string Place => EditionPath.PlaceOf(SourcePath, Edition);

    public required FrontMatter FrontMatter { get; init; }

    /// <summary>Of its file as it was read.</summary>
    public required ContentHash ContentHash { get; init; }

    /// <summary>What its text gets in place of straight quotation marks and the like; null if they stay.</summary>
    public SmartPunctuation? Punctuation { get; init; }

    /// <summary>What becomes of HTML in its text.</summary>
    public RawHtmlPolicy RawHtml { get; init; }

    /// <summary>What other pages can see of its text.</summary>
    public required MarkupOutline Outline { get; init; }

    /// <summary>What its text is read from, once more if need be; null if only its outline is known.</summary>
    public InputFile? File { get; init; }

    /// <summary>Its text as HTML. Kept until it is released.</summary>
    /// <exception cref="FileChangedException">The file is another one by now.</exception>
    public MarkupBody Body
    {
        get => _body ??= MarkdownConverter.Convert(File ?? throw new InvalidOperationException($"the text of {SourcePath} as it was is not known"),
            Punctuation, Outline.TitleId is not null, RawHtml);
        init => _body = value;
    }

    /// <summary>What is kept of the words of its text. Found when it is first asked for, which takes a tenth of a clean build.</summary>
    [AllowNull]
    public PageWords Words
    {
        get => _words ??= Body.ReadWords();
        init => _words = value;
    }

    /// <summary>Says that most of those who need the text have had it, so that the texts of a big site are not all in memory at once. Who still asks
    /// gets it from its file.</summary>
    public void ReleaseBody() => _body = null;

    public string Title => FrontMatter.Title?.Value ?? Key;

    public DateTimeOffset? Date => FrontMatter.Date?.Value;

    /// <summary>What lists and descriptions say of it: at most <see cref="Excerpt.Length"/> characters.</summary>
    public string Summary => Excerpt.Of(FrontMatter.Summary?.Value ?? Outline.FirstParagraph);

    /// <summary>The folder among the input's that it came from: <c>posts</c>, <c>guide</c>; <c>notes</c> for a note in whatever folder of a vault.</summary>
    public string Folder => IsNote ? ContentPath.NotesFolder : ContentPath.FirstFolder(Place);

    /// <summary>Its file, relative to the input folder, as the author knows it.</summary>
    public string FilePath => NotePath ?? SourcePath;

    /// <summary>Whether it stands in the lists of a vault's folders.</summary>
    public bool IsNote => NotePath is not null && SourcePath.StartsWith("pages/", StringComparison.Ordinal);

    /// <summary>Whether it is the text at the top of a list, and stands in none itself.</summary>
    public bool IsSectionIndex => PageAddress.IsSectionIndex(Place) || (IsNote && ContentPath.NameOf(SourcePath) == "index.md");

    public override string ToString() => SourcePath;
}

/// <summary>The beginning of a text, where all of it would be too much.</summary>
public static class Excerpt
{
    public const int Length = 300;

    /// <summary>Cut between words where the text has spaces, with an ellipsis in place of the rest.</summary>
    public static string Of(string text)
    {
        if (text.Length <= Length)
            return text;
        var space = text.LastIndexOf(' ', Length - 1, Length / 4);
        var end = space > 0 ? space : Length - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return string.Concat(text.AsSpan(0, end).TrimEnd(" ,;:"), "…");
    }
}
