using System.Collections.Immutable;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Content.Yaml;

/// <summary>
/// Takes typed values out of a mapping. What has the wrong type is reported at its place and counts as absent, so
/// that one run finds every mistake of a file.
/// </summary>
public sealed class YamlFields(YamlMapping mapping, ICollection<Diagnostic> diagnostics)
{
    // A list: a file has few keys, and most have none that is unknown.
    private readonly List<string> _asked = new(capacity: 32);

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
        YamlScalar scalar when !string.IsNullOrWhiteSpace(scalar.Text) => new Located<string>(scalar.Text.Trim(), scalar.Location),
        { } node => Mismatch<string>(key, node, "text"),
    };

    public Located<bool>? Flag(string key) => Take(key) switch
    {
        null => null,
        YamlScalar scalar when scalar.AsBoolean() is { } value => new Located<bool>(value, scalar.Location),
        { } node => Mismatch<bool>(key, node, "true or false"),
    };

    public Located<int>? PositiveNumber(string key) => Take(key) switch
    {
        null => null,
        YamlScalar scalar when int.TryParse(scalar.Text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value)
            && value > 0 => new Located<int>(value, scalar.Location),
        { } node => Mismatch<int>(key, node, "a whole number above 0"),
    };

    /// <summary>A language tag by its form (BCP 47, section 2.1); whether the language is registered is not asked.</summary>
    public Located<string>? LanguageTag(Located<string>? written)
    {
        if (written is not { } tag)
            return null;
        var subtags = tag.Value.Split('-');
        if (subtags[0].Length is >= 2 and <= 8 && subtags.All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit)))
            return written;
        Report(Rules.WrongType, tag.Location, $"\"language\" expects a language tag such as en, de or pt-BR, found \"{tag.Value}\"");
        return null;
    }

    public Located<DateTimeOffset>? Date(string key, TimeZoneInfo zone) => Take(key) switch
    {
        null => null,
        YamlScalar scalar when DateText.TryParse(scalar.Text, zone, out var value) => new Located<DateTimeOffset>(value, scalar.Location),
        { } node => Mismatch<DateTimeOffset>(key, node, "a date such as 2026-11-20 or 2026-11-20T09:30:00+01:00"),
    };

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public ImmutableArray<Located<string>> Texts(string key) => Take(key) switch
    {
        null => [],
        YamlScalar scalar when !string.IsNullOrWhiteSpace(scalar.Text) => [Name(scalar)],
        YamlSequence sequence => ListItems(key, sequence),
        { } node => MismatchedList(key, node),
    };

    public YamlFields? Fields(string key) => Take(key) switch
    {
        null => null,
        YamlMapping nested => new YamlFields(nested, diagnostics),
        { } node => MismatchedFields(key, node),
    };

    /// <summary>The entries that nobody took.</summary>
    public IEnumerable<(YamlScalar Key, YamlNode Value)> Unknown() =>
        mapping.Entries.Where(entry => !_asked.Contains(entry.Key.Text));

    /// <summary>Reports every entry that nobody took, with the nearest of the keys that somebody asked for.</summary>
    public void ReportUnknown(string whereTo)
    {
        foreach (var (key, _) in Unknown())
        {
            var nearest = NearestName.Find(key.Text, _asked);
            diagnostics.Add(new Diagnostic(Rules.UnknownKey, key.Location, $"unknown key \"{key.Text}\"{whereTo}")
            {
                Suggestion = nearest,
            });
        }
    }

    public void Report(Rule rule, SourceLocation location, string message, string? suggestion = null) =>
        diagnostics.Add(new Diagnostic(rule, location, message) { Suggestion = suggestion });

    private ImmutableArray<Located<string>> ListItems(string key, YamlSequence sequence)
    {
        var texts = ImmutableArray.CreateBuilder<Located<string>>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (item is YamlScalar { IsNull: false } scalar && !string.IsNullOrWhiteSpace(scalar.Text))
                texts.Add(Name(scalar));
            else
                Mismatch<string>(key, item, "a list of texts");
        }
        return texts.DrainToImmutable();
    }

    // Many files name the same tags, topics and authors: a tenth of all that a page keeps was copies of them.
    private static Located<string> Name(YamlScalar scalar) => new(string.Intern(scalar.Text.Trim()), scalar.Location);

    private Located<T>? Mismatch<T>(string key, YamlNode node, string expected)
    {
        Report(Rules.WrongType, node.Location, $"\"{key}\" expects {expected}, found {node.Description}");
        return null;
    }

    private ImmutableArray<Located<string>> MismatchedList(string key, YamlNode node)
    {
        Mismatch<string>(key, node, "a text or a list of texts");
        return [];
    }

    private YamlFields? MismatchedFields(string key, YamlNode node)
    {
        Mismatch<string>(key, node, "a mapping of keys to values");
        return null;
    }
}
