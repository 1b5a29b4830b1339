namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>The words of a theme in one language. What its file lacks is taken from a wider language, and in the end from English.</summary>
public sealed class ThemeWords
{
    /// <summary>The language in which every theme has all its words.</summary>
    public const string Fallback = "en";

    /// <summary>For as many values as words can have.</summary>
    internal static readonly ImmutableArray<string> Placeholders = ["{0}", "{1}", "{2}", "{3}"];

    public static readonly ThemeWords None = new(Fallback, []);

    private readonly FrozenDictionary<string, WordForms> _phrases;
    private readonly ImmutableArray<string> _months;
    private readonly string _group;

    internal ThemeWords(string language, IEnumerable<KeyValuePair<string, WordForms>> phrases)
    {
        Language = language;
        _phrases = phrases.ToFrozenDictionary(StringComparer.Ordinal);
        _months = [.. Plain("months").Split('|')];
        _group = Plain("group");
        InTexts = [.. SiteWords.Keys.Select((key, i) => _phrases.ContainsKey(key) ? Html(key) : SiteWords.English[i])];
    }

    public string Language { get; }

    /// <summary>Those of <see cref="SiteWords.Keys"/>, as HTML.</summary>
    internal ImmutableArray<string> InTexts { get; }

    /// <summary>The words of a key as text; empty if there are none.</summary>
    public string Plain(string key, params ReadOnlySpan<object?> arguments) =>
        _phrases.TryGetValue(key, out var phrase) ? Fill(phrase.Of(Language, arguments), arguments) : "";

    /// <summary>The words of a key as HTML.</summary>
    /// <param name="arguments">HTML too, or numbers; the first one chooses the form of the plural.</param>
    /// <exception cref="KeyNotFoundException">The theme has no such words.</exception>
    public string Html(string key, params ReadOnlySpan<object?> arguments)
    {
        if (_phrases.TryGetValue(key, out var phrase))
            return Fill(phrase.HtmlOf(Language, arguments), arguments);
        var near = NearestName.Find(key, _phrases.Keys);
        throw new KeyNotFoundException($"the theme has no words \"{key}\"" + (near is null ? "" : $"; did you mean \"{near}\"?"));
    }

    /// <summary>All forms of a key as HTML, by the categories of the plural.</summary>
    public IEnumerable<(string Category, string Html)> Forms(string key) => _phrases.TryGetValue(key, out var phrase) ? phrase.HtmlForms : [];

    /// <summary>A day, as it is written in a text.</summary>
    public string Date(DateTime date) => Plain("date")
        .Replace("{day}", date.Day.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{month}", _months.ElementAtOrDefault(date.Month - 1) ?? "", StringComparison.Ordinal)
        .Replace("{year}", date.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private string Fill(string text, ReadOnlySpan<object?> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i] switch
            {
                null => "",
                int number => Number(number),
                long number => Number(number),
                var other => Convert.ToString(other, CultureInfo.InvariantCulture),
            };
            text = text.Replace(Placeholders[i], value, StringComparison.Ordinal);
        }
        return text;
    }

    private string Number(long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        for (var place = digits.Length - 3; place > (number < 0 ? 1 : 0); place -= 3)
            digits = digits.Insert(place, _group);
        return digits;
    }
}

/// <summary>The words of one key, with a form for each category of the plural if they have a number.</summary>
internal sealed class WordForms(ImmutableArray<(string Category, string Text)> forms, SourceLocation location)
{
    private readonly ImmutableArray<(string Category, string Html)> _html = [.. forms.Select(form => (form.Category, Escaped(form.Text)))];

    public SourceLocation Location => location;

    public IEnumerable<(string Category, string Html)> HtmlForms => _html;

    public string Of(string language, ReadOnlySpan<object?> arguments) => Choose(forms, language, arguments);

    public string HtmlOf(string language, ReadOnlySpan<object?> arguments) => Choose(_html, language, arguments);

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string Choose(ImmutableArray<(string Category, string Text)> forms, string language, ReadOnlySpan<object?> arguments)
    {
        if (forms.Length > 1 && arguments is [int or long, ..])
        {
            var category = PluralRules.CategoryOf(language, Convert.ToInt64(arguments[0], CultureInfo.InvariantCulture));
            foreach (var (name, text) in forms)
            {
                if (name == category)
                    return text;
            }
        }
        return forms[^1].Text;
    }
}

/// <summary>The words of a theme in all languages that it has, each read when it is asked for.</summary>
public sealed class ThemeLanguages(ThemeLayers layers)
{
    private readonly ConcurrentDictionary<string, (ThemeWords Words, ImmutableArray<Diagnostic> Mistakes)> _read = new(StringComparer.Ordinal);

    public ThemeWords In(string language) => _read.GetOrAdd(language, Read).Words;

    /// <summary>What is wrong with the words in a language that the site is written in.</summary>
    /// <param name="language">Where the author chose it.</param>
    public IEnumerable<Diagnostic> Check(Located<string> language)
    {
        _ = In(language.Value);
        foreach (var mistake in _read[language.Value].Mistakes)
            yield return mistake.Location.File is { Length: > 0 } ? mistake : mistake with { Location = language.Location };
    }

    private (ThemeWords, ImmutableArray<Diagnostic>) Read(string language)
    {
        var mistakes = new List<Diagnostic>();
        var files = LanguageTags.Widened(language).Where(tag => tag != ThemeWords.Fallback).SelectMany(FilesOf).ToList();
        var phrases = StringFile.Read(files, language, mistakes);
        var english = StringFile.Read(FilesOf(ThemeWords.Fallback), ThemeWords.Fallback, mistakes);
        if (LanguageTags.PrimaryOf(language) != ThemeWords.Fallback)
            Compare(language, files, phrases, english, mistakes);
        else
            CompareOwn([.. FilesOf(ThemeWords.Fallback)], mistakes);
        foreach (var (key, phrase) in english)
            phrases.TryAdd(key, phrase);
        return (new ThemeWords(language, phrases), [.. mistakes]);
    }

    /// <summary>The uppermost layer may have words of its own, which its templates ask for; others are misspelt if the layers below have one like them.</summary>
    private void CompareOwn(ImmutableArray<InputFile> files, List<Diagnostic> mistakes)
    {
        if (files.Length < 2)
            return;
        var below = StringFile.Read(files[1..], ThemeWords.Fallback, []);
        foreach (var (key, phrase) in StringFile.Read(files[..1], ThemeWords.Fallback, []).Where(entry => !below.ContainsKey(entry.Key)))
        {
            if (NearestName.Find(key, below.Keys) is { } near && !layers.Files.Any(entry => Asks(entry.File, key)))
                mistakes.Report(Rules.UnknownKey, phrase.Location, $"the theme has no words \"{key}\"", near);
        }

        static bool Asks(InputFile file, string key) =>
            file.Path.EndsWith(ThemeReader.Extension, StringComparison.Ordinal) && TextFileReader.Read(file, []) is { } text
            && (text.Contains($"'{key}'", StringComparison.Ordinal) || text.Contains($"\"{key}\"", StringComparison.Ordinal));
    }

    private IEnumerable<InputFile> FilesOf(string tag) => layers.All($"strings/{tag}.yml");

    private static void Compare(
        string language, List<InputFile> files, Dictionary<string, WordForms> phrases, Dictionary<string, WordForms> english, List<Diagnostic> mistakes)
    {
        foreach (var (key, phrase) in phrases.Where(entry => !english.ContainsKey(entry.Key)))
            mistakes.Report(Rules.UnknownKey, phrase.Location, $"the theme has no words \"{key}\"", NearestName.Find(key, english.Keys));
        var missing = english.Keys.Where(key => !phrases.ContainsKey(key)).Order(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return;
        mistakes.Add(files.Count == 0
            ? new Diagnostic(Rules.MissingWords, default,
                $"the theme has no words in \"{language}\", so its own are English; they belong into {ThemeLayer.SiteFolder}/strings/{language}.yml")
            : new Diagnostic(Rules.MissingWords, new SourceLocation(files[0].DisplayPath, 1, 1),
                $"{missing.Count} of the theme's words are missing in \"{language}\" and stay English: {string.Join(", ", missing.Take(5))}{(missing.Count > 5 ? " …" : "")}"));
    }
}

/// <summary>Reads a file of <c>strings/</c>: words by their keys, or a form of them for each category of the plural.</summary>
internal static class StringFile
{
    private const int MostWords = 10_000;

    /// <summary>The words of some files, of which the first counts that has a key.</summary>
    public static Dictionary<string, WordForms> Read(IEnumerable<InputFile> files, string language, ICollection<Diagnostic> diagnostics)
    {
        var phrases = new Dictionary<string, WordForms>(StringComparer.Ordinal);
        foreach (var file in files)
            AddTo(phrases, file, language, diagnostics);
        return phrases;
    }

    private static void AddTo(Dictionary<string, WordForms> phrases, InputFile file, string language, ICollection<Diagnostic> diagnostics)
    {
        if (YamlReader.ReadMapping(file, diagnostics) is not { } yaml)
            return;
        if (yaml.Entries.Length > MostWords)
        {
            diagnostics.Report(Rules.FileTooLarge, yaml.Entries[MostWords].Key.Location,
                Invariant($"the file has {yaml.Entries.Length} words; {MostWords} are the most"));
            return;
        }
        foreach (var (key, value) in yaml.Entries)
        {
            if (Read(key, value, language, diagnostics) is { } phrase)
                phrases.TryAdd(key.Text, phrase);
        }
    }

    private static WordForms? Read(YamlScalar key, YamlNode value, string language, ICollection<Diagnostic> diagnostics)
    {
        switch (value)
        {
            case YamlScalar scalar:
                return new WordForms([("other", scalar.Text)], key.Location);
            case YamlSequence { Items: var items } when items.All(item => item is YamlScalar):
                return new WordForms([("other", string.Join('|', items.Cast<YamlScalar>().Select(item => item.Text)))], key.Location);
            case YamlMapping mapping when mapping["other"] is YamlScalar other:
                var known = PluralRules.CategoriesOf(language);
                foreach (var (category, _) in mapping.Entries.Where(entry => !PluralRules.Categories.Contains(entry.Key.Text)))
                    diagnostics.Report(Rules.UnknownKey, category.Location,
                        $"the plural has no category \"{category.Text}\"; in \"{language}\" there are {string.Join(", ", known)}",
                        NearestName.Find(category.Text, known));
                return new WordForms([.. mapping.Entries.Where(entry => entry.Key.Text != "other" && entry.Value is YamlScalar)
                    .Select(entry => (entry.Key.Text, ((YamlScalar)entry.Value).Text)), ("other", other.Text)], key.Location);
            default:
                diagnostics.Report(Rules.WrongType, value.Location,
                    $"\"{key.Text}\" expects words, or a form of them for each category of the plural, with \"other\" among them; found {value.Description}");
                return null;
        }
    }
}
