using System.Collections.Frozen;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>
/// Reads a theme: <c>layouts/</c> and <c>partials/</c> hold Scriban templates (<c>.sbn-html</c>), <c>assets/</c> what
/// is published as it is.
/// </summary>
public static class ThemeReader
{
    /// <summary>Of a template's file.</summary>
    public const string Extension = ".sbn-html";

    public static Theme Read(string name, IReadOnlyList<InputFile> files, ICollection<Diagnostic> diagnostics)
    {
        var layouts = ReadTemplates("layouts/", files, diagnostics);
        var partials = ReadTemplates("partials/", files, diagnostics);
        var settled = new SettledNames(layouts.Values.Concat(partials.Values));
        return new Theme(name, Rewritten(layouts, settled), Rewritten(partials, settled), HashedAssets.Create(files));
    }

    public static string WithoutExtension(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;

    private static FrozenDictionary<string, ParsedTemplate> Rewritten(Dictionary<string, ParsedTemplate> templates, SettledNames settled) =>
        templates.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.Rewritten(settled), StringComparer.Ordinal);

    private static Dictionary<string, ParsedTemplate> ReadTemplates(
        string folder, IReadOnlyList<InputFile> files, ICollection<Diagnostic> diagnostics)
    {
        var templates = new Dictionary<string, ParsedTemplate>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!file.Path.StartsWith(folder, StringComparison.Ordinal) || !file.Path.EndsWith(Extension, StringComparison.Ordinal))
                continue;
            if (TextFileReader.Read(file, diagnostics) is not { } text)
                continue;
            var template = ParsedTemplate.Parse(text, file.DisplayPath);
            foreach (var error in template.Errors)
                diagnostics.Add(TemplateDiagnostic.From(error));
            templates.Add(WithoutExtension(file.Path[folder.Length..]), template);
        }
        return templates;
    }
}
