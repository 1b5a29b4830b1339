using System.Collections.Frozen;
using System.Collections.Immutable;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>A theme: its templates, parsed once and shared by all threads, and its assets.</summary>
public sealed class Theme(
    string name,
    FrozenDictionary<string, Template> layouts,
    FrozenDictionary<string, Template> partials,
    ImmutableArray<ThemeAsset> assets) : ITemplateLoader
{
    public string Name { get; } = name;

    public ImmutableArray<ThemeAsset> Assets { get; } = assets;

    /// <summary>Whether a template did not parse, so that nothing can be rendered with confidence.</summary>
    public bool HasErrors { get; } = layouts.Values.Concat(partials.Values).Any(template => template.HasErrors);

    /// <summary>By name without extension.</summary>
    public FrozenDictionary<string, Template> Layouts { get; } = layouts;

    /// <summary>A partial by its name, with or without the extension; templates reach no other file.</summary>
    public Template? Load(string name) =>
        partials.GetValueOrDefault(name) ?? partials.GetValueOrDefault(ThemeReader.WithoutExtension(name));
}
