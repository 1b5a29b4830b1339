using System.Runtime.ExceptionServices;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>A theme: its templates, parsed once and shared by all threads, and its assets.</summary>
public sealed class Theme(
    string name,
    FrozenDictionary<string, ParsedTemplate> layouts,
    FrozenDictionary<string, ParsedTemplate> partials,
    ImmutableArray<ThemeAsset> assets) : IPartials
{
    public string Name { get; } = name;

    public ImmutableArray<ThemeAsset> Assets { get; } = assets;

    /// <summary>Whether a template did not parse, so that nothing can be rendered with confidence.</summary>
    public bool HasErrors { get; } = layouts.Values.Concat(partials.Values).Any(template => template.HasErrors);

    /// <summary>By name without extension.</summary>
    public FrozenDictionary<string, ParsedTemplate> Layouts { get; } = layouts;

    /// <summary>A partial by its name, with or without the extension; templates reach no other file.</summary>
    public ParsedTemplate? Find(string name) =>
        partials.GetValueOrDefault(name) ?? partials.GetValueOrDefault(ThemeReader.WithoutExtension(name));

    /// <summary>For layout after layout, on one thread. In themes the author indents, not the engine.</summary>
    /// <param name="zone">In which the dates are that templates read.</param>
    public RenderContext CreateContext(TimeZoneInfo zone, RenderTrace? trace = null) => new(new RenderSettings { Partials = this, Zone = zone, AutoIndent = false, Trace = trace });

    /// <summary>Renders into the text of the context.</summary>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <exception cref="FileChangedException">
    /// The text that it asked for is that of a file which holds other bytes by now: no fault of the template.
    /// </exception>
    public static void Render(ParsedTemplate layout, RenderContext context, LayoutGlobals globals)
    {
        try
        {
            context.Render(layout, globals);
        }
        catch (TemplateException exception)
        {
            for (var cause = exception.InnerException; cause is not null; cause = cause.InnerException)
            {
                if (cause is FileChangedException)
                    ExceptionDispatchInfo.Throw(cause);
            }
            throw;
        }
    }
}

/// <summary>Tells the author of a theme what the template engine found.</summary>
public static class TemplateDiagnostic
{
    public static Diagnostic From(TemplateError error) =>
        new(Rules.TemplateError, new SourceLocation(error.Path, error.Line, error.Column), error.Message);

    public static Diagnostic From(TemplateException exception, string page)
    {
        var error = exception.Error;
        // Templates that include each other in a circle would be named a hundred times.
        var chain = string.Concat(exception.IncludeChain.Distinct().Select(include =>
            FormattableString.Invariant($"; included at {include.Path}:{include.Line}")));
        return From(error with { Message = error.Message + chain }) with { Page = page };
    }
}

/// <summary>Reads a theme: <c>layouts/</c> and <c>partials/</c> hold Scriban templates (<c>.sbn-html</c>), <c>assets/</c> what is published as it is.</summary>
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
