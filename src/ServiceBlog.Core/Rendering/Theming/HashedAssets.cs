using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>Names assets after their bytes. Style sheets are joined, and come last, because the names of what they refer to are part of them.</summary>
public static partial class HashedAssets
{
    private const string Folder = "assets/";

    /// <summary>Of a style sheet that is a template: what it prints is published.</summary>
    private const string TemplateExtension = ".sbn-css";

    /// <summary>Of a style sheet, which is read and rewritten.</summary>
    private const int MostBytes = SheetParts.MostBytes;

    /// <param name="files">The files of a theme; those in <c>assets/</c> count.</param>
    /// <param name="settings">What templates of style sheets see as <c>params</c>, and all that they see.</param>
    public static ImmutableArray<ThemeAsset> Create(IEnumerable<InputFile> files, IReadOnlyDictionary<string, object?> settings,
        ICollection<Diagnostic> diagnostics)
    {
        var assets = files.Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal))
            .Select(file => Printed(file, settings, diagnostics)).OfType<InputFile>().ToLookup(IsStyleSheet);
        var made = new Dictionary<string, ThemeAsset>(StringComparer.Ordinal);
        foreach (var file in assets[false])
            Add(file, file.Read());
        var sheets = new StyleSheets(assets[true].ToDictionary(file => file.Path[Folder.Length..], StringComparer.Ordinal));
        foreach (var sheet in sheets.Join())
        {
            if (sheet.IsCut)
            {
                diagnostics.Report(Rules.FileTooLarge, new SourceLocation(sheet.Parts[0].DisplayPath, 1, 1),
                    Invariant($"the style sheet takes in more than {SheetParts.MostFiles:N0} others, or more than {MostBytes >> 20} MiB with them"));
            }
            Add(sheet.Parts[0], Encoding.UTF8.GetBytes(RewriteReferences(sheet.Parts[0], sheet.Css, made)), sheet.Parts);
        }
        return [.. made.Values.OrderBy(asset => asset.Name, StringComparer.Ordinal)];

        void Add(InputFile file, ReadOnlyMemory<byte> content, ImmutableArray<InputFile> parts = default)
        {
            var name = file.Path[Folder.Length..];
            made.Add(name, new ThemeAsset(name, HashedPath(name, content.Span), content, file.DisplayPath) { Parts = parts });
        }
    }

    private static bool IsStyleSheet(InputFile file) => file.Path.EndsWith(".css", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a template prints, as a file; any other file as it is. Null if nothing is printed, so that there is nothing to load.</summary>
    private static InputFile? Printed(InputFile file, IReadOnlyDictionary<string, object?> settings, ICollection<Diagnostic> diagnostics)
    {
        if (System.IO.Path.GetExtension(file.Path) is TemplateExtension or ".css" && file.Read().Length > MostBytes)
        {
            diagnostics.Report(Rules.FileTooLarge, new SourceLocation(file.DisplayPath, 1, 1),
                Invariant($"the file has more than {MostBytes >> 20} MiB, which no style sheet of a theme may have"));
            return null;
        }
        if (!file.Path.EndsWith(TemplateExtension, StringComparison.Ordinal))
            return file;
        var template = ParsedTemplate.Parse(Encoding.UTF8.GetString(file.Read().Span), file.DisplayPath);
        using var context = new RenderContext(new RenderSettings { AutoIndent = false });
        try
        {
            context.Render(template, YamlValue.Frozen([("params", YamlValue.Frozen(settings.Select(entry => (entry.Key, entry.Value))))]));
        }
        catch (TemplateException exception)
        {
            diagnostics.Add(TemplateDiagnostic.From(exception.Error));
            return null;
        }
        var text = context.Text.ToString().Trim();
        return text.Length == 0 ? null
            : InputFile.FromBytes($"{file.Path[..^TemplateExtension.Length]}.css", file.DisplayPath, Encoding.UTF8.GetBytes(text + "\n"));
    }

    private static string HashedPath(string name, ReadOnlySpan<byte> content)
    {
        var hash = Sha256.Hex(content)[..10];
        var extension = System.IO.Path.GetExtension(name);
        return $"/{Folder}{name[..^extension.Length]}.{hash}{extension}";
    }

    private static string RewriteReferences(InputFile file, string css, Dictionary<string, ThemeAsset> assets)
    {
        var folder = ContentPath.FolderOf(file.Path[Folder.Length..]);
        return Reference().Replace(css, match =>
            UrlPath.Combine(folder, match.Groups["path"].Value) is { } name && assets.TryGetValue(name, out var asset)
                ? match.Value.Replace(ContentPath.NameOf(name), ContentPath.NameOf(asset.Path), StringComparison.Ordinal)
                : match.Value);
    }

    [GeneratedRegex("""url\(\s*["']?(?<path>[^"')#?\s]+)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Reference();
}

/// <summary>A file of a theme that is published under a name that changes with its bytes, so that browsers may keep it for ever.</summary>
/// <param name="Name">As templates ask for it: <c>css/site.css</c>.</param>
/// <param name="Path">Decoded path within the site: <c>/assets/css/site.0123456789.css</c>.</param>
/// <param name="Content">What its name stands for: its bytes, references to other assets rewritten.</param>
public sealed record ThemeAsset(string Name, string Path, ReadOnlyMemory<byte> Content, string DisplayPath)
{
    /// <summary>Of a style sheet: the files that it was joined of. Default for any other file, which is published as it stands.</summary>
    public ImmutableArray<InputFile> Parts { get; init; }

    /// <summary>Makes what is published of the content. Only for a file that is to be written, since a script takes time.</summary>
    public ReadOnlyMemory<byte> Published() => ScriptMinifier.Shortens(Name, Content.Length) ? ScriptMinifier.Minify(Content) : Content;
}
