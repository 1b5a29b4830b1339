using Scriban.Runtime;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Editing.Archetypes;

/// <summary>
/// Makes the file of a new page from a template, which reads <c>page</c> (<c>title</c>, <c>key</c>, <c>kind</c>,
/// <c>date</c>) and <c>site</c> (<c>title</c>, <c>author</c>, <c>language</c>), and writes texts with the function
/// <c>yaml</c>, which puts quotes where YAML wants them.
/// </summary>
public static class Archetype
{
    /// <param name="text">The template.</param>
    /// <param name="displayPath">The template's file as its author knows it.</param>
    /// <returns>The new file's text; null, with diagnostics, if the template fails or what it makes is no sound page.</returns>
    public static string? Render(string text, string displayPath, NewPage page, SiteConfig config, ICollection<Diagnostic> diagnostics)
    {
        if (RenderText(text, displayPath, Model(page, config), diagnostics) is not { } made)
            return null;
        var read = PageReader.Read(InputFile.FromText(page.Path, made), config);
        if (read.Diagnostics.FirstOrDefault(mistake => mistake.Severity == Severity.Error) is { } mistake)
        {
            diagnostics.Add(new Diagnostic(Rules.ArchetypeResult, new SourceLocation(displayPath),
                FormattableString.Invariant($"this archetype makes a page that cannot be read: {mistake.Message} (line {mistake.Location.Line} of the page)")));
            return null;
        }
        if (read.Page?.FrontMatter.Title?.Value == page.Title)
            return made;
        diagnostics.Add(new Diagnostic(Rules.ArchetypeResult, new SourceLocation(displayPath),
            $"this archetype makes a page whose title reads \"{read.Page?.FrontMatter.Title?.Value}\", not \"{page.Title}\"")
        {
            Suggestion = "title: {{ page.title | yaml }}",
        });
        return null;
    }

    /// <summary>Renders any text of that language; null with diagnostics if it fails.</summary>
    public static string? RenderText(string text, string displayPath, ScriptObject model, ICollection<Diagnostic> diagnostics)
    {
        var template = ParsedTemplate.Parse(text, displayPath);
        foreach (var error in template.Errors)
            diagnostics.Add(Failure(error));
        if (template.HasErrors)
            return null;
        try
        {
            using var render = new RenderContext(new RenderSettings());
            render.Render(template, model);
            return render.Text.ToString();
        }
        catch (TemplateException exception)
        {
            diagnostics.Add(Failure(exception.Error));
            return null;
        }
    }

    public static ScriptObject Model(NewPage page, SiteConfig config)
    {
        var own = new ScriptObject();
        own.SetValue("title", page.Title, readOnly: true);
        own.SetValue("key", page.Key, readOnly: true);
        own.SetValue("kind", page.Kind.ToString().ToLowerInvariant(), readOnly: true);
        own.SetValue("date", page.Date, readOnly: true);
        var site = new ScriptObject();
        site.SetValue("title", config.Title, readOnly: true);
        site.SetValue("author", config.Author, readOnly: true);
        site.SetValue("language", config.Language, readOnly: true);
        var model = new ScriptObject();
        model.SetValue("page", own, readOnly: true);
        model.SetValue("site", site, readOnly: true);
        model.SetValue("yaml", new TemplateFunction([TemplateFunction.Required<string>("text")], typeof(string),
            (_, arguments) => YamlText.Scalar((string?)arguments[0] ?? "")), readOnly: true);
        return model;
    }

    private static Diagnostic Failure(TemplateError error) =>
        new(Rules.ArchetypeError, new SourceLocation(error.Path, error.Line, error.Column), error.Message);
}
