using System.Buffers;
using Scriban.Runtime;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>Shows templates what an author wrote in YAML, with the types of its core schema (YAML 1.2, section 10.3).</summary>
public static class YamlValue
{
    public static object? From(YamlNode? node) => node switch
    {
        null => null,
        YamlScalar scalar => FromScalar(scalar),
        YamlSequence sequence => new ModelList<YamlNode>(sequence.Items, From),
        YamlMapping mapping => From(mapping.Entries),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    public static object? From(ImmutableArray<(YamlScalar Key, YamlNode Value)> entries) => Frozen(entries.Select(entry => (entry.Key.Text, From(entry.Value))));

    /// <summary>An object whose members are read now, once.</summary>
    public static ScriptObject Frozen(IEnumerable<(string Name, object? Value)> members)
    {
        var values = new ScriptObject();
        foreach (var (name, value) in members)
            values.SetValue(name, value, readOnly: true);
        values.IsReadOnly = true;
        return values;
    }

    private static object? FromScalar(YamlScalar scalar)
    {
        if (!scalar.IsPlain)
            return scalar.Text;
        if (scalar.IsNull)
            return null;
        if (scalar.AsBoolean() is { } truth)
            return truth;
        if (long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return integer is >= int.MinValue and <= int.MaxValue ? (int)integer : integer;
        return IsNumber(scalar.Text) && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : scalar.Text;
    }

    // The parser would also take words such as "Infinity".
    private static bool IsNumber(string text) => text.AsSpan().ContainsAnyInRange('0', '9') && !text.AsSpan().ContainsAnyExcept(NumberCharacters);

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789+-.eE");
}
