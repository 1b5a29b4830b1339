using ServiceBlog.Core.Content.Toml;
using ServiceBlog.Core.Editing.Yaml;

namespace ServiceBlog.Core.Editing;

/// <summary>A page's file, opened for changes to its front matter.</summary>
internal sealed class AuthoredPage(FileEdits edits, ContentFile file, YamlMapping yaml)
{
    public FileEdits Edits { get; } = edits;

    public ContentFile File { get; } = file;

    /// <summary>What stands between the fences, as it is written.</summary>
    public YamlMapping Yaml { get; } = yaml;

    private AuthoredText Text => Edits.Text;

    private bool HasFrontMatter => File.Syntax != FrontMatterSyntax.None;

    /// <summary>The language of what is added.</summary>
    public FrontMatterSyntax Syntax => HasFrontMatter ? File.Syntax : FrontMatterSyntax.Yaml;

    /// <summary>Null, with a diagnostic, if the file is no page.</summary>
    public static AuthoredPage? Read(InputFile input, TimeZoneInfo zone, ICollection<Diagnostic> diagnostics)
    {
        if (FileEdits.Read(input, diagnostics) is not { } edits || ContentReader.Read(input.As(edits.Text.Bytes), zone, new List<Diagnostic>()) is not { } file)
            return null;
        if (file.Syntax == FrontMatterSyntax.None)
            return new AuthoredPage(edits, file, new YamlMapping([], new SourceLocation(input.DisplayPath, 1, 1)));
        var text = edits.Text;
        var start = text.LineStart(file.FrontMatterLine);
        var keys = text.Text[start..FenceOf(text, file)];
        var yaml = file.Syntax == FrontMatterSyntax.Toml
            ? TomlReader.ReadMapping(keys, input.DisplayPath, file.FrontMatterLine, new List<Diagnostic>())
            : YamlReader.ReadMapping(keys, input.DisplayPath, file.FrontMatterLine, new List<Diagnostic>());
        return yaml is null ? null : new AuthoredPage(edits, file, yaml);
    }

    /// <summary>Changes a list of texts, as <see cref="ListEdit"/> does; false if it is written in a way that cannot be.</summary>
    public bool ChangeList(string key, ImmutableArray<string?> items, ImmutableArray<string> added) =>
        Yaml[key] is null && !HasFrontMatter
            ? added.IsEmpty || Add(key, Syntax.List(added))
            : Edits.TryAdd(ListEdit.Change(Text, Yaml, key, items, added, Fence, Syntax));

    /// <summary>Adds a key that the front matter has not.</summary>
    /// <param name="value">In flow style.</param>
    public bool Add(string key, string value) => Edits.TryAdd(HasFrontMatter
        ? MappingEdit.Add(Text, Yaml, key, value, Fence, Syntax)
        : new TextEdit(0, 0, $"---\n{key}: {value}\n---\n"));

    private int? Fence => HasFrontMatter ? FenceOf(Text, File) : null;

    private static int FenceOf(AuthoredText text, ContentFile file) => text.LineStart(file.MarkdownLine - 1);
}
