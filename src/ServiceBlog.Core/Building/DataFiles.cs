namespace ServiceBlog.Core.Building;

/// <summary>Reads <c>data/</c> for the theme. JSON is read as the YAML that it is (YAML 1.2, section 1.3).</summary>
public static class DataFiles
{
    /// <summary>By file name without extension.</summary>
    public static ImmutableDictionary<string, YamlNode> Read(
        ImmutableArray<InputFile> files, ICollection<Diagnostic> diagnostics)
    {
        var data = ImmutableDictionary.CreateBuilder<string, YamlNode>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(file.Path);
            if (System.IO.Path.GetExtension(file.Path) is not (".yml" or ".yaml" or ".json"))
            {
                diagnostics.Add(new Diagnostic(Rules.UnplacedFile, new SourceLocation(file.DisplayPath), "data is YAML or JSON; this file is not used"));
            }
            else if (TextFileReader.Read(file, diagnostics) is { } text
                && YamlReader.Read(text, file.DisplayPath, firstLine: 1, diagnostics) is { } node
                && !data.TryAdd(name, node))
            {
                diagnostics.Add(new Diagnostic(Rules.DuplicateKey, new SourceLocation(file.DisplayPath), $"two data files are called \"{name}\""));
            }
        }
        return data.ToImmutable();
    }
}
