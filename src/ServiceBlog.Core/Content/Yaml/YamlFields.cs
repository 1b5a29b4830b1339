namespace ServiceBlog.Core.Content.Yaml;

/// <summary>Takes typed values out of a mapping. What has the wrong type is reported at its place and counts as absent, so that one run finds every
/// mistake of a file.</summary>
public sealed class YamlFields(YamlMapping mapping, ICollection<Diagnostic> diagnostics)
{
    // A list: a file has few keys, and most have none that is unknown.
    private readonly List<string> _asked = new(capacity: 32);

    public ContentLimits Limits { get; init; } = ContentLimits.Usual;

    public SourceLocation Location => mapping.Location;

    public ICollection<Diagnostic> Diagnostics => diagnostics;

    /// <summary>The value of a key, which counts as known from then on; null if it is absent or empty.</summary>
    public YamlNode? Take(string key)
    {
        _asked.Add(key);
        return mapping[key] is { } node and not YamlScalar { IsNull: true } ? node : null;
    }

    public Located<string>? Text(string key) => Take(key) switch
    {
        null => null,
        YamlScalar scalar when !string.IsNullOrWhiteSpace(scalar.Text) => new Located<string>(OneLine(scalar), scalar.Location),
        { } node => Mismatch<Located<string>?>(key, node, "text", absent: null),
    };

    public Located<bool>? Flag(string key) => Take(key) switch
    {
        null => null,
        YamlScalar scalar when scalar.AsBoolean() is { } value => new Located<bool>(value, scalar.Location),
        { } node => Mismatch<Located<bool>?>(key, node, "true or false", absent: null, TruthValue((node as YamlScalar)?.Text)),
    };

    /// <summary>The word that YAML 1.2 has for what an older version took for a truth value.</summary>
    private static string? TruthValue(string? text) => text?.ToLowerInvariant() switch
    {
        "yes" or "on" or "y" => "true",
        "no" or "off" or "n" => "false",
        _ => null,
    };

    /// <summary>The truth value of a key of another type; null if it has none, which is no mistake.</summary>
    public Located<bool>? FlagIn(string key) =>
        Take(key) is YamlScalar scalar && scalar.AsBoolean() is { } value ? new Located<bool>(value, scalar.Location) : null;

    public Located<int>? PositiveNumber(string key) => Take(key) switch
    {
        null => null,
        YamlScalar scalar when int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 =>
            new Located<int>(value, scalar.Location),
        { } node => Mismatch<Located<int>?>(key, node, "a whole number above 0", absent: null),
    };

    /// <summary>A number, whole or not, from 0 to a million.</summary>
    public Located<double>? Number(string key) => Take(key) switch
    {
        null => null,
        YamlScalar scalar when double.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value <= 1_000_000 => new Located<double>(value, scalar.Location),
        { } node => Mismatch<Located<double>?>(key, node, "a number such as 2 or 0.5", absent: null),
    };

    /// <summary>A language tag (BCP 47).</summary>
    public Located<string>? LanguageTag(Located<string>? written, string key = "language")
    {
        if (written is not { } tag)
            return null;
        if (LanguageTags.IsTag(tag.Value, out var suggestion))
            return written;
        Report(Rules.WrongType, tag.Location, $"\"{key}\" expects a language tag such as en, de or pt-BR, found \"{tag.Value}\"", suggestion);
        return null;
    }

    public Located<DateTimeOffset>? Date(string key, TimeZoneInfo zone) => Take(key) switch
    {
        null => null,
        YamlScalar scalar when DateText.TryParse(scalar.Text, zone, out var value) => new Located<DateTimeOffset>(value, scalar.Location),
        { } node => Mismatch<Located<DateTimeOffset>?>(key, node, "a date such as 2026-11-20 or 2026-11-20T09:30:00+01:00", absent: null),
    };

    /// <summary>A name of something, in which quotation marks are none of its letters.</summary>
    public Located<string>? NameOf(string key)
    {
        if (Take(key) is YamlScalar scalar)
            ReportCurlyQuotes(scalar);
        return Text(key);
    }

    /// <summary>The value whose word is written; null if none is, or another word, which is reported.</summary>
    /// <param name="words">By the numbers of the values.</param>
    public T? Choice<T>(Located<string>? written, ImmutableArray<string> words, Func<string, string> message, Rule? rule = null)
        where T : struct, Enum
    {
        if (written is not { Value: var word, Location: var location })
            return null;
        if (words.IndexOf(word) is >= 0 and var number)
            return Enum.GetValues<T>()[number];
        Report(rule ?? Rules.InvalidSetting, location, message(word), NearestName.Find(word, words));
        return null;
    }

    /// <summary>A list of names; a single one is a list of one.</summary>
    public ImmutableArray<Located<string>> Texts(string key) => Take(key) switch
    {
        null => [],
        YamlScalar scalar when !string.IsNullOrWhiteSpace(scalar.Text) => [Name(scalar)],
        YamlSequence sequence => ListItems(key, sequence),
        { } node => Mismatch<ImmutableArray<Located<string>>>(key, node, "a text or a list of texts", absent: []),
    };

    /// <summary>A list of whole numbers from 1; a single one is a list of one.</summary>
    public ImmutableArray<Located<int>> PositiveNumbers(string key)
    {
        var numbers = ImmutableArray.CreateBuilder<Located<int>>();
        foreach (var text in Texts(key))
        {
            if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
                numbers.Add(new Located<int>(number, text.Location));
            else
                Report(Rules.WrongType, text.Location, $"\"{key}\" is a list of whole numbers from 1, not of \"{text.Value}\"");
        }
        return numbers.ToImmutable();
    }

    public YamlFields? Fields(string key) => Mapping(key) is { } nested ? new YamlFields(nested, diagnostics) { Limits = Limits } : null;

    public YamlMapping? Mapping(string key) => Take(key) switch
    {
        null => null,
        YamlMapping nested => nested,
        { } node => Mismatch<YamlMapping?>(key, node, "a mapping of keys to values", absent: null),
    };

    /// <summary>The entries that were not asked for.</summary>
    public IEnumerable<(YamlScalar Key, YamlNode Value)> Unknown() => mapping.Entries.Where(entry => !_asked.Contains(entry.Key.Text));

    /// <summary>Reports every entry that was not asked for, with the nearest of the keys that were.</summary>
    /// <param name="explain">Knows of some keys what to say of them.</param>
    public void ReportUnknown(string whereTo, Func<YamlScalar, YamlNode, (string Advice, string? Suggestion)?>? explain = null)
    {
        foreach (var (key, value) in Unknown())
        {
            var (advice, suggestion) = explain?.Invoke(key, value) ?? (whereTo, NearestName.Find(key.Text, _asked));
            Report(Rules.UnknownKey, key.Location, $"unknown key \"{key.Text}\"{advice}", suggestion);
        }
    }

    public void Report(Rule rule, SourceLocation location, string message, string? suggestion = null) =>
        diagnostics.Report(rule, location, message, suggestion);

    /// <summary>Whether a list is longer than any may be, which is reported.</summary>
    public bool HasTooMany(string key, YamlSequence sequence)
    {
        if (sequence.Items.Length <= Limits.Values)
            return false;
        Report(Rules.FileTooLarge, sequence.Items[Limits.Values].Location,
            Invariant($"\"{key}\" has {sequence.Items.Length} values; {Limits.Values} are the most{Limits}"));
        return true;
    }

    private ImmutableArray<Located<string>> ListItems(string key, YamlSequence sequence)
    {
        if (HasTooMany(key, sequence))
            return [];
        var texts = ImmutableArray.CreateBuilder<Located<string>>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (item is YamlScalar { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Text))
                texts.Add(Name(scalar));
            else
                Mismatch<object?>(key, item, "a list of texts", absent: null);
        }
        return texts.DrainToImmutable();
    }

    // Many files name the same tags, topics and authors: a tenth of all that a page keeps was copies of them.
    private Located<string> Name(YamlScalar scalar)
    {
        ReportCurlyQuotes(scalar);
        return new(string.Intern(OneLine(scalar)), scalar.Location);
    }

    /// <summary>A text as one line: it goes into files whose lines mean something, such as <c>llms.txt</c>.</summary>
    private static string OneLine(YamlScalar scalar) =>
        scalar.Text.Trim() is var text && text.Contains('\n', StringComparison.Ordinal)
            ? string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : text;

    /// <summary>Where the first or last letter is a curly quote, a straight one was meant: YAML parts [“a, b”] at its comma.</summary>
    private void ReportCurlyQuotes(YamlScalar scalar)
    {
        var text = scalar.Text.AsSpan().Trim();
        if (scalar.IsPlain && HasCurlyQuotes(text))
            Report(Rules.CurlyQuotes, scalar.Location,
                $"{scalar.Text.Trim()} stands in curly quotes, which YAML takes for letters; use straight quotes, or none", $"\"{text.Trim(Quotes)}\"");
    }

    private const string Quotes = "\u201C\u201D\u201E\u201F\u2018\u201A\u201B\u2019\u00AB\u00BB\u2039\u203A";

    /// <summary>A last ’ may be an apostrophe.</summary>
    private static bool HasCurlyQuotes(ReadOnlySpan<char> text) =>
        !text.IsEmpty && (Quotes.Contains(text[0], StringComparison.Ordinal) || (text[^1] != '\u2019' && Quotes.Contains(text[^1], StringComparison.Ordinal)));

    private T Mismatch<T>(string key, YamlNode node, string expected, T absent, string? suggestion = null)
    {
        if (node is YamlScalar { IsPlain: true } scalar && HasCurlyQuotes(scalar.Text))
            Report(Rules.WrongType, node.Location, $"\"{key}\" expects {expected}, found {scalar.Text} in curly quotes", scalar.Text.Trim()
                .Trim(Quotes.ToCharArray()));
        else
            Report(Rules.WrongType, node.Location, $"\"{key}\" expects {expected}, found {node.Description}", suggestion);
        return absent;
    }
}
