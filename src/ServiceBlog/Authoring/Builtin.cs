using System.Reflection;

namespace ServiceBlog.Authoring;

/// <summary>The files that come within the program: the archetypes, and the site that <c>new site</c> makes.</summary>
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

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the program lacks its file {name}"));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
