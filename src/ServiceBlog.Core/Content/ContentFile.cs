namespace ServiceBlog.Core.Content;

/// <summary>A Markdown file of the input folder, split into front matter and text.</summary>
public sealed record ContentFile
{
    /// <summary>Relative to the input folder: <c>posts/2026-11-20-first-reply.md</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The folder of the language in whose lists it stands; empty for the site's first.</summary>
    public string Edition { get; init; } = "";

    /// <summary>Its path in the folder of its language.</summary>
    public string Place => EditionPath.PlaceOf(Path, Edition);

    /// <summary>The path as the author knows it.</summary>
    public required string DisplayPath { get; init; }

    /// <summary>Its path in the vault; null if it is no note.</summary>
    public string? NotePath { get; init; }

    public required PageKind Kind { get; init; }

    /// <summary>The file's name without date and extension; an <c>index.md</c> has its folder's name.</summary>
    public required string Key { get; init; }

    public required FrontMatter FrontMatter { get; init; }

    /// <summary>The language of the front matter.</summary>
    public FrontMatterSyntax Syntax { get; init; }

    /// <summary>The line of the file on which the front matter's first key can stand, from 1; 0 without front matter.</summary>
    public int FrontMatterLine { get; init; }

    /// <summary>Its front matter could be read and gives no title, so the first <c># Heading</c> of the text is the title.</summary>
    public bool LacksTitle { get; init; }

    /// <summary>The text after the front matter, with <c>\n</c> line ends.</summary>
    public required string Markdown { get; init; }

    /// <summary>The line of the file on which <see cref="Markdown"/> starts.</summary>
    public required int MarkdownLine { get; init; }
}

/// <summary>What a page is. Decides its address, its layout and the lists in which it stands.</summary>
public enum PageKind
{
    // Written by an author, told by the folder.
    Post,
    Source,
    Topic,
    Page,

    // Made by the generator.
    Home,
    Section,
    Tags,
    Tag,
    Archive,
    Year,
    Series,
    NotFound,
    Thread,
    Map,
    Health,
    Search,

    /// <summary>A reader's words below a page: a file, but no page of its own.</summary>
    Comment,
}
