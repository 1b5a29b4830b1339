namespace ServiceBlog.Core.Markup.Code;

/// <summary>What is known of a language whose code is coloured: a row of <c>languages.txt</c>, which explains the names.</summary>
internal sealed record CodeLanguage
{
    /// <summary>Names that promise no colours.</summary>
    private static readonly FrozenSet<string> Plain = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "text", "txt", "plain", "plaintext", "none", "output", "log", "ascii", "mermaid", "plantuml", "dot", "graphviz", "math", "katex", "csv", "tree");

    private static readonly Lazy<FrozenDictionary<string, CodeLanguage>> Table = new(Read);

    public string Form { get; private init; } = "code";

    public ImmutableArray<string> LineComments { get; private init; } = [];

    public ImmutableArray<(string Start, string End)> BlockComments { get; private init; } = [];

    /// <summary>Quotes of strings that end with their line.</summary>
    public string Quotes { get; private init; } = "";

    public ImmutableArray<(string Start, string End)> LongStrings { get; private init; } = [];

    public string Letters { get; private init; } = "";

    public string Sigils { get; private init; } = "";

    public string Directive { get; private init; } = "";

    public ImmutableArray<(string Start, string End)> Inside { get; private init; } = [];

    /// <summary>The classes of its words.</summary>
    public FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Words { get; private init; }

    public static int Count => Table.Value.Values.Distinct().Count();

    /// <summary>Null for a language of which nothing is known, or that is plain text.</summary>
    public static CodeLanguage? Find(string name) => Table.Value.GetValueOrDefault(name);

    public static bool IsKnown(string name) => Plain.Contains(name) || Table.Value.ContainsKey(name);

    public static string? Nearest(string name) => NearestName.Find(name.ToLowerInvariant(), Table.Value.Keys.Concat(Plain));

    private static FrozenDictionary<string, CodeLanguage> Read()
    {
        using var reader = new StreamReader(typeof(CodeLanguage).Assembly.GetManifestResourceStream("languages.txt")!);
        var sections = new Dictionary<string, (string[] Names, List<(string Key, string Value)> Rows)>(StringComparer.Ordinal);
        List<(string Key, string Value)> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                var names = line.Trim('[', ']').Split(' ');
                sections.Add(names[0], (names, rows = []));
            }
            else if (line.Length > 0 && line.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space && line[0] != '#')
            {
                rows.Add((line[..space], line[(space + 1)..].Trim()));
            }
        }
        return sections.Values.SelectMany(section => section.Names.Select(name => (name, Language: Of(RowsOf(section.Names[0], sections)))))
            .DistinctBy(entry => entry.name).ToFrozenDictionary(entry => entry.name, entry => entry.Language, StringComparer.OrdinalIgnoreCase);
    }

    private static List<(string Key, string Value)> RowsOf(string name, Dictionary<string, (string[] Names, List<(string Key, string Value)> Rows)> sections)
    {
        var own = sections[name].Rows;
        return own.Find(row => row.Key == "like") is { Value: { } other } ? [.. RowsOf(other, sections), .. own] : own;
    }

    private static CodeLanguage Of(List<(string Key, string Value)> rows)
    {
        var words = new Dictionary<string, string>(All("case").Contains("no") ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var word in All("types"))
            words[word] = "hl-type";
        foreach (var word in All("words"))
            words[word] = "hl-word";
        return new CodeLanguage
        {
            Form = All("form").LastOrDefault("code"),
            LineComments = [.. All("comment")],
            BlockComments = Pairs("comments"),
            Quotes = string.Concat(All("string")),
            LongStrings = Pairs("strings"),
            Letters = string.Concat(All("letters")),
            Sigils = string.Concat(All("sigils")),
            Directive = string.Concat(All("directive")),
            Inside = Pairs("inside"),
            Words = words.ToFrozenDictionary(words.Comparer).GetAlternateLookup<ReadOnlySpan<char>>(),
        };

        IEnumerable<string> All(string key) => rows.Where(row => row.Key == key).SelectMany(row => row.Value.Split(' '));

        ImmutableArray<(string Start, string End)> Pairs(string key) => [.. All(key).Chunk(2).Select(pair => (pair[0], pair[1]))];
    }
}
