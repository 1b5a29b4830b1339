using System.Reflection;
using ServiceBlog.Core.Editing.Archetypes;
using ServiceBlog.Core.Editing.Schemas;

namespace ServiceBlog.Authoring;

/// <summary>A small site that builds and checks clean at once, for an author to write into.</summary>
/// <param name="Author">Null if git knows no name.</param>
/// <param name="HasSamples">With pages that show what a site can do. Without them it checks clean too.</param>
internal sealed record StarterSite(string Title, string? Author, bool HasSamples)
{
    private const string TemplateExtension = ".sbn";
    private const string SampleFolder = "samples/";

    public IEnumerable<FileChange> Files(DateTimeOffset today)
    {
        var page = new NewPage(PageKind.Home, Title, "home", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var (name, text) in Builtin.Starter())
        {
            var isSample = name.StartsWith(SampleFolder, StringComparison.Ordinal);
            if (isSample && !HasSamples)
                continue;
            var path = isSample ? name[SampleFolder.Length..] : name;
            yield return path.EndsWith(TemplateExtension, StringComparison.Ordinal)
                ? New(path[..^TemplateExtension.Length].Replace("DATE", page.Date, StringComparison.Ordinal), Render(text, path, page))
                : New(path, text);
        }
        yield return New("input/archetypes/post.md", Builtin.Archetype("post"));
        foreach (var name in JsonSchema.Names)
            yield return New($"_vscode/schemas/{name}.json", JsonSchema.Of(name));
    }

    /// <summary>The files around the input folder, for a site that brings its own pages.</summary>
    public IEnumerable<FileChange> Surroundings(DateTimeOffset today) =>
        Files(today).Where(file => !file.Path.StartsWith("input/", StringComparison.Ordinal)
            || file.Path.StartsWith("input/archetypes/", StringComparison.Ordinal));

    private string Render(string text, string path, NewPage page)
    {
        var mistakes = new List<Diagnostic>();
        var model = Archetype.Model(page, new SiteConfig { Author = Author ?? "The editors" });
        model.SetValue("samples", HasSamples, readOnly: true);
        model.SetValue("version", ToolVersion.Current, readOnly: true);
        model.SetValue("guide", ToolVersion.GuideAddress, readOnly: true);
        return Archetype.RenderText(text, path, model, mistakes)
            ?? throw new InvalidOperationException($"{mistakes[0].Location}: {mistakes[0].Message}");
    }

    /// <summary>Names that begin with a dot are kept with a low line: many tools pass hidden files over.</summary>
    private static FileChange New(string path, string text) =>
        new(path.StartsWith('_') ? "." + path[1..] : path, Before: null, Encoding.UTF8.GetBytes(text));
}

/// <summary>The texts that come within the program: the archetypes, the site that <c>new site</c> makes, and the preview's page of errors.</summary>
internal static class Builtin
{
    private const string ArchetypeFolder = "Archetypes/";
    private const string StarterFolder = "Starter/";

    /// <summary>The template of a new page of a kind: <c>post</c>.</summary>
    public static string Archetype(string kind) => Read($"{ArchetypeFolder}{kind}.md");

    /// <summary>The files of a new site by their paths, in the order of these.</summary>
    public static IEnumerable<(string Path, string Text)> Starter() =>
        from name in Assembly.GetManifestResourceNames()
        let path = name.Replace('\\', '/')
        where path.StartsWith(StarterFolder, StringComparison.Ordinal)
        orderby path
        select (path[StarterFolder.Length..], Read(name));

    private static Assembly Assembly => typeof(Builtin).Assembly;

    public static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the program lacks its file {name}"));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
