using Scriban.Runtime;
using ServiceBlog.Core.Building;
using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Editing.Archetypes;

/// <summary>Makes the file of a new page from a template, which reads <c>page</c> (<c>title</c>, <c>key</c>, <c>kind</c>, <c>date</c>) and <c>site</c>
/// (<c>title</c>, <c>author</c>, <c>language</c>), and writes texts with the function <c>yaml</c>, which puts quotes where YAML wants them.</summary>
public static class Archetype
{
    /// <returns>The new file's text; null, with diagnostics, if the template fails or what it makes is no sound page.</returns>
    public static string? Render(string text, string displayPath, NewPage page, SiteConfig config, ICollection<Diagnostic> diagnostics)
    {
        if (RenderText(text, displayPath, Model(page, config), diagnostics) is not { } made)
            return null;
        var read = PageReader.Read(InputFile.FromText(page.Path, made), config);
        if (read.Diagnostics.FirstOrDefault(mistake => mistake.Severity == Severity.Error) is { } mistake)
        {
            diagnostics.Report(Rules.ArchetypeResult, new SourceLocation(displayPath),
                Invariant($"this archetype makes a page that cannot be read: {mistake.Message} (line {mistake.Location.Line} of the page)"));
            return null;
        }
        if (read.Page?.FrontMatter.Title?.Value == page.Title)
            return made;
        diagnostics.Report(Rules.ArchetypeResult, new SourceLocation(displayPath),
            $"this archetype makes a page whose title reads \"{read.Page?.FrontMatter.Title?.Value}\", not \"{page.Title}\"",
            "title: {{ page.title | yaml }}");
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

    public static ScriptObject Model(NewPage page, SiteConfig config) => YamlValue.Object(
        ("page", YamlValue.Object(("title", page.Title), ("key", page.Key), ("kind", page.Kind.ToString().ToLowerInvariant()), ("date", page.Date))),
        ("site", YamlValue.Object(("title", config.Title), ("author", config.Author), ("language", config.Language))),
        ("yaml", new TemplateFunction(
            [TemplateFunction.Required<string>("text")], typeof(string), (_, arguments) => YamlText.Scalar((string?)arguments[0] ?? ""))));

    private static Diagnostic Failure(TemplateError error) =>
        new(Rules.ArchetypeError, new SourceLocation(error.Path, error.Line, error.Column), error.Message);
}

/// <summary>A page that is about to be written.</summary>
/// <param name="Date">Today, as front matter writes it: <c>2026-11-22</c>.</param>
public sealed record NewPage(PageKind Kind, string Title, string Key, string Date)
{
    /// <summary>The collection that it belongs to; null for none.</summary>
    public string? Collection { get; init; }

    /// <summary>The name of its archetype: that of its collection, or of its kind.</summary>
    public string Archetype => Collection ?? Kind.ToString().ToLowerInvariant();

    /// <summary>Where it goes, relative to the input folder. A post's name begins with its date.</summary>
    public string Path => Collection is not null ? $"{Collection}/{Key}.md" : Kind switch
    {
        PageKind.Post => $"posts/{Date}-{Key}.md",
        PageKind.Source => $"sources/{Key}.md",
        PageKind.Topic => $"topics/{Key}.md",
        _ => $"pages/{Key}.md",
    };
}
