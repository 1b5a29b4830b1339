using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Yaml;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Graph;

/// <summary>What <c>tags.yml</c> says: descriptions, and the canonical names of synonyms.</summary>
public sealed class TagCatalogue
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _descriptions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _canonical = new(StringComparer.Ordinal);
    private readonly List<Located<string>> _merged = [];

    /// <summary>The name under which a tag is published: the canonical one of a synonym, else its own.</summary>
    public string Canonical(string name) => _canonical.GetValueOrDefault(name, name);

    /// <summary>Whether the file names it, or has it as a synonym.</summary>
    public bool Knows(string name) => _names.Contains(Canonical(name));

    public IEnumerable<string> Names => _names;

    /// <summary>The names that tags once had, or had that were merged into them: their old addresses lead on.</summary>
    public IReadOnlyList<Located<string>> Merged => _merged;

    public string? Describe(string name) => _descriptions.GetValueOrDefault(name);

    /// <param name="file">Null if the site has none.</param>
    public static TagCatalogue Read(InputFile? file, ICollection<Diagnostic> diagnostics)
    {
        var catalogue = new TagCatalogue();
        if (file is null || TextFileReader.Read(file, diagnostics) is not { } text
            || YamlReader.ReadMapping(text, file.DisplayPath, firstLine: 1, diagnostics) is not { } mapping)
        {
            return catalogue;
        }
        foreach (var (key, value) in mapping.Entries)
            catalogue.Add(key.Text, value, diagnostics);
        return catalogue;
    }

    /// <summary>A tag is given its description alone, or a mapping with <c>description</c>, <c>synonyms</c> and <c>merged</c>.</summary>
    private void Add(string name, YamlNode value, ICollection<Diagnostic> diagnostics)
    {
        _names.Add(name);
        switch (value)
        {
            case YamlScalar { IsNull: true }:
                break;
            case YamlScalar scalar:
                _descriptions[name] = scalar.Text;
                break;
            case YamlMapping mapping:
                var fields = new YamlFields(mapping, diagnostics);
                if (fields.Text("description") is { } description)
                    _descriptions[name] = description.Value;
                foreach (var synonym in fields.Texts("synonyms"))
                    _canonical[synonym.Value] = name;
                foreach (var merged in fields.Texts("merged"))
                {
                    _canonical[merged.Value] = name;
                    _merged.Add(merged);
                }
                fields.ReportUnknown(" of a tag");
                break;
            default:
                diagnostics.Add(new Diagnostic(Rules.WrongType, value.Location,
                    $"a tag expects a description, or \"description\", \"synonyms\" and \"merged\", found {value.Description}"));
                break;
        }
    }
}
