namespace ServiceBlog.Import.ContentFolders;

/// <summary>The front matter of a Jekyll or Hugo file, in whichever of the three languages, and the text below it.</summary>
internal sealed partial record OldFrontMatter(YamlMapping Keys, string Text, int TextLine)
{
    /// <summary>What cannot be read as it should gives a diagnostic. Without front matter, the keys are empty.</summary>
    public static OldFrontMatter Read(string text, string file, ICollection<Diagnostic> diagnostics)
    {
        if (Fenced().Match(text) is { Success: true } fenced)
        {
            var keys = fenced.Groups["keys"].Value;
            // Eleventy takes a program there too; its plain values are found.
            var mapping = fenced.Groups["language"].Value is "js" or "javascript"
                ? ReadLines(keys.Replace("const ", "", StringComparison.Ordinal).Replace(";", "", StringComparison.Ordinal), '=', file, 2, known: null)
                : ReadKeys(keys, fenced.Groups["fence"].Value == "+++", file, 2, diagnostics);
            return new OldFrontMatter(mapping, text[fenced.Length..], 1 + fenced.Value.AsSpan().Count('\n')) { HasFence = true };
        }
        if (text.StartsWith('{') && EndOfJson(text) is var end && end > 0
            && YamlReader.ReadMapping(text.AsSpan(0, end), file, 1, new List<Diagnostic>()) is { } json)
            return new OldFrontMatter(json, text[end..].TrimStart('\n'), 1 + text.AsSpan(0, end).Count('\n'));
        return new OldFrontMatter(new YamlMapping([], new SourceLocation(file, 1, 1)), text, 1);
    }

    public static OldFrontMatter Empty { get; } = new(new YamlMapping([], new SourceLocation("", 1, 1)), "", 1);

    /// <summary>Keys as the old program understood them. What is not quite YAML or TOML is read line by line, with a note, for the page shall not be lost.</summary>
    public static YamlMapping ReadKeys(string text, bool isToml, string file, int firstLine, ICollection<Diagnostic> diagnostics)
    {
        var mistakes = new List<Diagnostic>();
        var mapping = isToml ? TomlReader.ReadMapping(text, file, firstLine, mistakes) : YamlReader.ReadMapping(text, file, firstLine, mistakes);
        var fault = mistakes.FirstOrDefault(mistake => mistake.Severity == Severity.Error);
        if (mapping is not null && fault is null)
            return mapping;
        // Of a key that is there twice, the old programs take the last value.
        var isTwice = mapping is not null && mistakes.TrueForAll(mistake => mistake.Rule == Rules.DuplicateKey);
        diagnostics.Add(new Diagnostic(Rules.ImportGuess, fault?.Location ?? new SourceLocation(file, firstLine, 1),
            $"{fault?.Message}; {(isTwice ? "the last value counts, as it did" : "the keys were read line by line")}"));
        return ReadLines(text, isToml ? '=' : ':', file, firstLine, isTwice ? mapping : null);
    }

    private static YamlMapping ReadLines(string text, char mark, string file, int firstLine, YamlMapping? known)
    {
        var entries = new Dictionary<string, (YamlScalar Key, YamlNode Value)>(StringComparer.Ordinal);
        foreach (var (key, value) in known?.Entries ?? [])
            entries[key.Text] = (key, value);
        var last = "";
        foreach (var (line, number) in text.Split('\n').Select((line, index) => (line, firstLine + index)))
        {
            var at = line.IndexOf(mark, StringComparison.Ordinal);
            var place = new SourceLocation(file, number, 1);
            if (at > 0 && line[..at].Trim() is var name && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-')
                && line[0] is not (' ' or '\t' or '-'))
            {
                last = name;
                var written = line[(at + 1)..].Trim();
                if (known is null || written.Length > 0)
                    entries[name] = (new YamlScalar(name, true, place), ValueOf(written, place));
            }
            else if (known is null && last.Length > 0 && line.Trim() is { Length: > 0 } rest && rest[0] != '#')
            {
                var (key, value) = entries[last];
                entries[last] = (key, rest.StartsWith("- ", StringComparison.Ordinal) && value is not YamlScalar { Text.Length: > 0 }
                    ? new YamlSequence([.. (value as YamlSequence)?.Items ?? [], new YamlScalar(rest[2..].Trim('"', '\'', ' '), false, place)], place)
                    : new YamlScalar($"{(value as YamlScalar)?.Text} {rest.Trim('"', '\'')}".Trim(), false, place));
            }
        }
        return new YamlMapping([.. entries.Values], new SourceLocation(file, firstLine, 1));
    }

    private static YamlNode ValueOf(string written, SourceLocation place) =>
        written is ['[', .., ']'] list && !list.StartsWith("[[", StringComparison.Ordinal)
            ? new YamlSequence([.. list[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(item => (YamlNode)new YamlScalar(item.Trim(' ', '"', '\''), false, place))], place)
            : new YamlScalar(written.Trim('"', '\''), !written.StartsWith('"') && !written.StartsWith('\''), place);

    /// <summary>These keys, and those of <paramref name="defaults"/> that are not among them.</summary>
    /// <param name="replaces">A key that named the defaults.</param>
    public OldFrontMatter Over(YamlMapping? defaults, string? replaces = null) => defaults is null ? this
        : this with { Keys = new YamlMapping([.. Keys.Entries.Where(entry => entry.Key.Text != replaces), .. defaults.Entries.Where(entry => entry.Key.Text == replaces || Keys[entry.Key.Text] is null)], Keys.Location) };

    /// <summary>With authors by the names that a file of their own gives them.</summary>
    public OldFrontMatter WithAuthors(OldFrontMatter known)
    {
        var names = ListOf("authors").Select(author => (YamlNode)new YamlScalar(known.TextAt(author, "name") ?? author, false, Keys.Location)).ToImmutableArray();
        return names.IsEmpty ? this : this with
        {
            Keys = Keys with
            {
                Entries = [.. Keys.Entries.Where(entry => entry.Key.Text is not "authors"),
                    (new YamlScalar("authors", true, Keys.Location), new YamlSequence(names, Keys.Location))],
            },
        };
    }

    /// <summary>Whether there were front matter lines, though with nothing between them.</summary>
    public bool HasFence { get; init; }

    public static bool StartsText(string text) => Fenced().IsMatch(text) || (text.StartsWith('{') && EndOfJson(text) > 0);

    public string? TextOf(params string[] names) =>
        names.Select(name => Find(name)).OfType<YamlScalar>().Where(scalar => !scalar.IsNull).Select(scalar => scalar.Text.Trim())
            .FirstOrDefault(text => text.Length > 0);

    /// <summary>A list, or a text as a list of one, or the keys of a mapping's values; Jekyll parts a text at its spaces.</summary>
    public IEnumerable<string> ListOf(string name, bool partsAtSpaces = false) => Find(name) switch
    {
        YamlSequence list => list.Items.Select(NameOf).Where(text => text.Length > 0),
        YamlScalar { IsNull: false } text when text.Text.Contains(',') =>
            text.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        YamlScalar { IsNull: false } text => partsAtSpaces ? text.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [text.Text.Trim()],
        YamlMapping mapping => [NameOf(mapping)],
        _ => ImmutableArray<string>.Empty,
    };

    public bool? FlagOf(string name) => (Find(name) as YamlScalar)?.Text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => true,
        "false" or "no" or "off" => false,
        _ => null,
    };

    /// <summary>What nested keys lead to: <c>build</c>, <c>render</c>.</summary>
    public YamlNode? At(params ReadOnlySpan<string> path)
    {
        YamlNode? node = Keys;
        foreach (var name in path)
            node = (node as YamlMapping)?.Entries.FirstOrDefault(entry => entry.Key.Text.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
        return node;
    }

    /// <summary>A mapping within settings; without keys for anything else.</summary>
    public static OldFrontMatter Of(YamlNode? node) => node is YamlMapping keys ? new OldFrontMatter(keys, "", 1) : Empty;

    /// <summary>The mappings of a list.</summary>
    public IEnumerable<OldFrontMatter> MapsAt(params ReadOnlySpan<string> path) => ItemsAt<YamlMapping>(path).Select(Of);

    public IEnumerable<string> TextsAt(params ReadOnlySpan<string> path) => ItemsAt<YamlScalar>(path).Select(text => text.Text);

    public ImmutableArray<(YamlScalar Key, YamlNode Value)> EntriesAt(params ReadOnlySpan<string> path) => Of(At(path)).Keys.Entries;

    private IEnumerable<T> ItemsAt<T>(ReadOnlySpan<string> path) => ((At(path) as YamlSequence)?.Items ?? []).OfType<T>();

    public string? TextAt(params ReadOnlySpan<string> path) =>
        At(path) is YamlScalar { IsNull: false } scalar && scalar.Text.Trim() is { Length: > 0 } text ? text : null;

    public double? NumberOf(params string[] names) => Number(TextOf(names));

    public double? NumberAt(params ReadOnlySpan<string> path) => Number(TextAt(path));

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private YamlNode? Find(string name) =>
        Keys.Entries.FirstOrDefault(entry => entry.Key.Text.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
        ?? Keys.Entries.Where(entry => entry.Key.Text is "taxonomies").Select(entry => (entry.Value as YamlMapping)?[name]).FirstOrDefault();

    private static string NameOf(YamlNode node) => node switch
    {
        YamlScalar { IsNull: false } scalar => scalar.Text.Trim(),
        YamlMapping mapping when (mapping["name"] ?? mapping["label"]) is YamlScalar name => name.Text.Trim(),
        _ => "",
    };

    private static int EndOfJson(string text)
    {
        var depth = 0;
        var isText = false;
        for (var index = 0; index < text.Length && index < 64 * 1024; index++)
        {
            if (isText && text[index] == '\\')
                index++;
            else if (text[index] == '"')
                isText = !isText;
            else if (!isText && text[index] == '{')
                depth++;
            else if (!isText && text[index] == '}' && --depth == 0)
                return index + 1;
        }
        return -1;
    }

    [GeneratedRegex(@"\A\s*(?<fence>---|\+\+\+)(?<language>js|javascript|json|yaml|toml)?[ \t]*\n(?<keys>(?:.*\n)*?)\k<fence>[ \t]*(?:\n|\z)", RegexOptions.ExplicitCapture, MatchTimeout)]
    private static partial Regex Fenced();
}
