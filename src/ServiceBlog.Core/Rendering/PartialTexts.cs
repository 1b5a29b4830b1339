using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Templates;
using ServiceBlog.Core.Rendering.Theming;

namespace ServiceBlog.Core.Rendering;

/// <summary>What the shared partials of a theme write on the pages of one build: each is rendered once for each language. Without it, a build with the
/// default theme takes a tenth more time (decision 0090).</summary>
internal sealed class PartialTexts(Theme theme, TimeZoneInfo zone, ThemeFunctions functions)
{
    private readonly ConcurrentDictionary<(ParsedTemplate Partial, object? Site, string Language), SharedText?> _texts = new();

    /// <summary>The text of a partial that is included without arguments, noted as read by the page that includes it; null if it has to be rendered there.</summary>
    public string? Of(ParsedTemplate partial, object globals)
    {
        if (!theme.SharedPartials.Contains(partial) || globals is not LayoutGlobals { Language: { } language } layout)
            return null;
        if (_texts.GetOrAdd((partial, layout.Site, language), Render) is not { } shared)
            return null;
        foreach (var key in shared.Dependencies)
            DependencyTracker.Note(key);
        return shared.Text;
    }

    /// <summary>Null if the template fails, which is told best where it is included.</summary>
    private SharedText? Render((ParsedTemplate Partial, object? Site, string Language) wanted)
    {
        using var context = theme.CreateContext(zone);
        var globals = new LayoutGlobals(wanted.Site, YamlValue.Frozen([("language", wanted.Language)]), functions);
        try
        {
            var dependencies = new DependencyTracker().During(() => Theme.Render(wanted.Partial, context, globals));
            return new SharedText(context.Text.ToString(), dependencies);
        }
        catch (TemplateException)
        {
            return null;
        }
    }

    private sealed record SharedText(string Text, ImmutableArray<DependencyKey> Dependencies);
}
