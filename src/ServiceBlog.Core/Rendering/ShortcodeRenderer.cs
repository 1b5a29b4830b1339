using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Rendering;

/// <summary>Shows directives: each through the theme's template <c>shortcodes/NAME.sbn-html</c>, which gets its arguments, its label and its content as
/// data. What a template gives follows from these alone and from the pages that a query finds, so that a text's hash can tell what it will
/// be.</summary>
public sealed class ShortcodeRenderer(Theme theme, SiteGraph graph, ThemeFunctions functions) : IDisposable
{
    private readonly ConcurrentBag<RenderContext> _contexts = [];

    /// <summary>A directive for which the theme has no shortcode: as it was typed.</summary>
    internal static string AsTyped(Directive directive, DirectiveText text)
    {
        var opening = new StringBuilder();
        HtmlEscape.Append(opening, directive.Before);
        opening.Append(text.Label);
        HtmlEscape.Append(opening, directive.After);
        return directive.Form switch
        {
            DirectiveForm.Inline => opening.ToString(),
            DirectiveForm.Leaf => $"<p>{opening}</p>",
            _ => $"<p>{opening}</p>\n{text.Content.Trim()}\n<p>{directive.Before[..^directive.Before.TrimStart(':').Length]}</p>",
        };
    }

    /// <param name="page">Whose text has the directive.</param>
    /// <param name="links">Those of the text, resolved.</param>
    /// <exception cref="TemplateException">The shortcode fails.</exception>
    internal string Show(Directive directive, DirectiveText text, ResolvedLink[] links, Page page, TransclusionScope scope)
    {
        if (!theme.Shortcodes.TryGetValue(directive.Name, out var template))
            return AsTyped(directive, text);
        var context = _contexts.TryTake(out var kept) ? kept : theme.CreateContext(graph.Config.TimeZone);
        Theme.Render(template, context, new ShortcodeGlobals(functions, directive, text, graph, page)
        {
            Arguments = directive.Attributes.Select(attribute => (attribute.Name, ValueOf(attribute, links, scope))),
            Size = directive["src"] is { Link: >= 0 and var link } && directive["width"] is null && directive["height"] is null ? links[link].Size : null,
        });
        var shown = context.Text.Written.Trim().ToString();
        // Not given back if it throws: it is of no more use.
        _contexts.Add(context);
        return shown;
    }

    /// <summary>What the site says in a text, in the language of the text.</summary>
    internal ImmutableArray<string> WordsOf(Page page) => theme.Languages.In(graph.Config.LanguageOf(page.FrontMatter, page.Edition)).InTexts;

    public void Dispose()
    {
        foreach (var context in _contexts)
            context.Dispose();
    }

    private static string? ValueOf(DirectiveAttribute attribute, ResolvedLink[] links, TransclusionScope scope) => attribute switch
    {
        { Name: "id" } => scope.IdPrefix + attribute.Value,
        { Link: >= 0 } => links[attribute.Link].Url,
        _ => attribute.Value,
    };
}

/// <summary>The label and the content of a directive as HTML.</summary>
internal readonly record struct DirectiveText(string Label, string Content);
