using System.Collections.Frozen;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>
/// Reads a theme: <c>layouts/</c> and <c>partials/</c> hold Scriban templates (<c>.sbn-html</c>), <c>assets/</c> what
/// is published as it is.
/// </summary>
public static class ThemeReader
{
    /// <summary>Of a template's file.</summary>
    public const string Extension = ".sbn-html";

    public static Theme Read(string name, IReadOnlyList<InputFile> files, ICollection<Diagnostic> diagnostics) => new(
        name,
        ReadTemplates("layouts/", files, diagnostics),
        ReadTemplates("partials/", files, diagnostics),
        AssetFingerprints.Create(files));

    public static string WithoutExtension(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;

    private static FrozenDictionary<string, Template> ReadTemplates(
        string folder, IReadOnlyList<InputFile> files, ICollection<Diagnostic> diagnostics)
    {
        var templates = new Dictionary<string, Template>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!file.Path.StartsWith(folder, StringComparison.Ordinal) || !file.Path.EndsWith(Extension, StringComparison.Ordinal))
                continue;
            if (TextFileReader.Read(file, diagnostics) is not { } text)
                continue;
            var template = Template.Parse(text, file.DisplayPath);
            foreach (var error in template.Errors)
                diagnostics.Add(TemplateDiagnostic.From(error));
            templates.Add(WithoutExtension(file.Path[folder.Length..]), template);
        }
        return templates.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
