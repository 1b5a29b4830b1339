using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using ServiceBlog.Core.Content;
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

    /// <summary>Renders to the end of the context's output.</summary>
    /// <exception cref="TemplateException">The template fails.</exception>
    /// <exception cref="FileChangedException">
    /// The text that it asked for is that of a file which holds other bytes by now: no fault of the template.
    /// </exception>
    public static void Render(Template layout, RenderContext context)
    {
        try
        {
            layout.Render(context);
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
