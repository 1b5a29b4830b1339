using System.Runtime.ExceptionServices;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>A theme: its templates, parsed once and shared by all threads, and its assets.</summary>
public sealed class Theme(
    string name,
    FrozenDictionary<string, ParsedTemplate> layouts,
    FrozenDictionary<string, ParsedTemplate> shortcodes,
    ThemePartials partials,
    ImmutableArray<ThemeAsset> assets,
    ThemeLanguages languages) : IPartials
{
    public string Name { get; } = name;

    public ImmutableArray<ThemeAsset> Assets { get; } = assets;

    public ThemeLanguages Languages { get; } = languages;

    /// <summary>Whether a template did not parse, so that nothing can be rendered with confidence.</summary>
    public bool HasErrors { get; } = layouts.Values.Concat(shortcodes.Values).Concat(partials.All).Any(template => template.HasErrors);

    /// <summary>By name without extension.</summary>
    public FrozenDictionary<string, ParsedTemplate> Layouts { get; } = layouts;

    /// <summary>Those that write the same on every page of a language.</summary>
    internal FrozenSet<ParsedTemplate> SharedPartials { get; init; } = [];

    /// <summary>What shows directives, by their names.</summary>
    public FrozenDictionary<string, ParsedTemplate> Shortcodes { get; } = shortcodes;

    /// <summary>The attributes of the directives that the theme describes.</summary>
    public FrozenDictionary<string, ShortcodeArguments> ShortcodeArguments { get; init; } = FrozenDictionary<string, ShortcodeArguments>.Empty;

    /// <summary>A partial by its name, with or without the extension; templates reach no other file.</summary>
    /// <param name="from">The template that asks.</param>
    public ParsedTemplate? Find(string name, string from) => partials.Find(name, from) ?? partials.Find(ThemeReader.WithoutExtension(name), from);

    /// <summary>For layout after layout, on one thread. In themes the author indents, not the engine.</summary>
    /// <param name="zone">In which the dates are that templates read.</param>
    /// <param name="shared">What partials write that are the same on many pages; null renders each where it is included.</param>
    internal RenderContext CreateContext(TimeZoneInfo zone, RenderTrace? trace = null, PartialTexts? shared = null) =>
        new(new RenderSettings { Partials = this, Zone = zone, AutoIndent = false, Trace = trace, SharedText = shared is null ? null : shared.Of });

    /// <summary>Renders into the text of the context.</summary>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <exception cref="FileChangedException"> The text that it asked for is that of a file which holds other bytes by now: no fault of the template.
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
                // The text has a directive whose shortcode fails.
                if (cause is FileChangedException or TemplateException)
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
            Invariant($"; included at {include.Path}:{include.Line}")));
        return From(error with { Message = error.Message + chain }) with { Page = page };
    }
}

/// <summary>The partials of all layers: <c>head</c> is the uppermost of that name, <c>parent:head</c> the next one below the layer that asks.</summary>
/// <param name="byName">Those of each name, the uppermost first.</param>
/// <param name="layers">The layer of each template of the theme, by its path; 0 is the uppermost.</param>
public sealed class ThemePartials(
    FrozenDictionary<string, ImmutableArray<ParsedTemplate>> byName, FrozenDictionary<string, int> layers)
{
    private const string Parent = "parent:";

    private readonly FrozenDictionary<string, ParsedTemplate> _uppermost =
        byName.ToFrozenDictionary(entry => entry.Key, entry => entry.Value[0], StringComparer.Ordinal);

    public IEnumerable<ParsedTemplate> All => byName.Values.SelectMany(templates => templates);

    public ParsedTemplate? Find(string name, string from)
    {
        if (_uppermost.TryGetValue(name, out var found))
            return found;
        if (!name.StartsWith(Parent, StringComparison.Ordinal) || !byName.TryGetValue(name[Parent.Length..], out var templates))
            return null;
        var layer = layers.GetValueOrDefault(from);
        return templates.FirstOrDefault(template => layers[template.Path] > layer);
    }
}

/// <summary>Reads a theme: <c>layouts/</c>, <c>shortcodes/</c> and <c>partials/</c> hold Scriban templates (<c>.sbn-html</c>), <c>assets/</c> what is published as it is.</summary>
public static class ThemeReader
{
    /// <summary>Of a template's file.</summary>
    public const string Extension = ".sbn-html";

    /// <param name="settings">What style sheets see as <c>params</c>.</param>
    public static Theme Read(string name, ThemeLayers layers, IReadOnlyDictionary<string, object?> settings, ICollection<Diagnostic> diagnostics)
    {
        var layouts = ReadTemplates("layouts/", layers, diagnostics);
        var shortcodes = ReadTemplates("shortcodes/", layers, diagnostics);
        var partials = ReadTemplates("partials/", layers, diagnostics);
        var all = layouts.Concat(shortcodes).Concat(partials).ToList();
        var settled = new SettledNames(all.Select(entry => entry.Template));
        var known = new ThemePartials(
            partials.GroupBy(entry => entry.Name, StringComparer.Ordinal)
                .ToFrozenDictionary(same => same.Key, same => same.Select(entry => entry.Template.Rewritten(settled))
                    .ToImmutableArray(), StringComparer.Ordinal),
            all.DistinctBy(entry => entry.Template.Path).ToFrozenDictionary(entry => entry.Template.Path, entry => entry.Layer, StringComparer.Ordinal));
        return new Theme(
            name,
            Uppermost(layouts, settled),
            Uppermost(shortcodes, settled),
            known,
            HashedAssets.Create(layers.Files.Select(entry => entry.File), settings, diagnostics),
            new ThemeLanguages(layers))
        {
            ShortcodeArguments = layers.Layers.SelectMany(layer => layer.Manifest.Shortcodes)
                .DistinctBy(arguments => arguments.Shortcode, StringComparer.Ordinal)
                .ToFrozenDictionary(arguments => arguments.Shortcode, StringComparer.Ordinal),
            SharedPartials = SharedPartials.Among(known.All, settled, known.Find),
        };
    }

    /// <summary>Nothing reaches a template that another one lies over.</summary>
    private static FrozenDictionary<string, ParsedTemplate> Uppermost(
        IEnumerable<(string Name, int Layer, ParsedTemplate Template)> templates, SettledNames settled) =>
        templates.DistinctBy(entry => entry.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(entry => entry.Name, entry => entry.Template.Rewritten(settled), StringComparer.Ordinal);

    public static string WithoutExtension(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;

    /// <summary>Those of the uppermost layer first.</summary>
    private static List<(string Name, int Layer, ParsedTemplate Template)> ReadTemplates(string folder, ThemeLayers layers, ICollection<Diagnostic> diagnostics)
    {
        var templates = new List<(string, int, ParsedTemplate)>();
        foreach (var (layer, files) in layers.Layers.Select((layer, number) => (number, layer.Content.Files)))
        {
            foreach (var file in files)
            {
                if (!file.Path.StartsWith(folder, StringComparison.Ordinal) || !file.Path.EndsWith(Extension, StringComparison.Ordinal))
                    continue;
                if (TextFileReader.Read(file, diagnostics) is not { } text)
                    continue;
                var template = ParsedTemplate.Parse(text, file.DisplayPath);
                foreach (var error in template.Errors)
                    diagnostics.Add(TemplateDiagnostic.From(error));
                templates.Add((WithoutExtension(file.Path[folder.Length..]), layer, template));
            }
        }
        return templates;
    }
}
