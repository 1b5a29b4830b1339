using ServiceBlog.Core.Rendering.Models;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>A setting that a theme offers to sites, as its <c>theme.yml</c> declares it under <c>params</c>.</summary>
/// <param name="Type">One of <see cref="ThemeSettings.Types"/>.</param>
/// <param name="Values">The only values; empty if there are others.</param>
/// <param name="Light">Of a colour: what text in it stands on in the light scheme.</param>
/// <param name="Dark">The same in the dark scheme.</param>
public sealed record ThemeParam(string Name, string Type, ImmutableArray<string> Values, ImmutableArray<Colour> Light, ImmutableArray<Colour> Dark);

/// <summary>Holds the <c>params</c> of <c>site.yml</c> against what the layers of the theme declare. A theme that declares none takes whatever it is given.</summary>
public static class ThemeSettings
{
    public static ImmutableArray<string> Types { get; } = ["text", "texts", "flag", "number", "colour", "path", "paths", "address", "mapping"];

    /// <summary>Of normal text: WCAG 2.2, success criterion 1.4.3.</summary>
    private const double LeastContrast = 4.5;

    internal static ThemeParam? ReadParam(YamlScalar key, YamlNode value, ICollection<Diagnostic> diagnostics)
    {
        var fields = value is YamlMapping mapping ? new YamlFields(mapping, diagnostics) : null;
        var type = fields is null ? (value as YamlScalar)?.Text.Trim() : fields.Text("type")?.Value;
        var param = new ThemeParam(key.Text, type ?? "", [.. (fields?.Texts("values") ?? []).Select(text => text.Value)], Grounds("light"), Grounds("dark"));
        fields?.ReportUnknown($" in the setting \"{key.Text}\"");
        if (Types.Contains(param.Type))
            return param;
        diagnostics.Report(Rules.InvalidSetting, value.Location, $"the type of the setting \"{key.Text}\" is one of {string.Join(", ", Types)}",
            NearestName.Find(param.Type, Types));
        return null;

        ImmutableArray<Colour> Grounds(string scheme) => [.. (fields?.Texts(scheme) ?? []).Select(text => Colour.Parse(text.Value)).OfType<Colour>()];
    }

    /// <summary>Reports what is wrong with the site's settings.</summary>
    /// <returns>Those that are not, as they are written, for templates; and for style sheets, with colours for both schemes.</returns>
    public static (YamlMapping? Sound, IReadOnlyDictionary<string, object?> Seen) Check(ImmutableArray<ThemeParam> known, YamlMapping? written,
        ICollection<Diagnostic> diagnostics)
    {
        var sound = ImmutableArray.CreateBuilder<(YamlScalar, YamlNode)>();
        var seen = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in written?.Entries ?? [])
        {
            if (value is YamlScalar { IsNull: true })
                continue;
            var param = known.FirstOrDefault(param => param.Name == key.Text);
            // A single one is a list of one.
            YamlNode node = param?.Type is "texts" or "paths" && value is YamlScalar ? new YamlSequence([value], value.Location) : value;
            if (param is null && !known.IsEmpty)
                diagnostics.Report(Rules.UnknownKey, key.Location, $"the theme has no setting \"{key.Text}\"",
                    NearestName.Find(key.Text, known.Select(param => param.Name)));
            else if ((param is null ? YamlValue.From(node) : Check(param, node, diagnostics)) is { } styled)
                seen[key.Text] = styled;
            else
                continue;
            sound.Add((key, node));
        }
        return (written is null ? null : written with { Entries = sound.ToImmutable() }, seen);
    }

    /// <summary>The value for style sheets; null if it is wrong.</summary>
    private static object? Check(ThemeParam param, YamlNode value, ICollection<Diagnostic> diagnostics)
    {
        if (param.Type == "colour")
            return CheckColour(param, value, diagnostics);
        var expected = param.Type switch
        {
            "text" when value is not YamlScalar => "a text",
            "texts" when value is YamlMapping => "a text or a list of texts",
            "flag" when (value as YamlScalar)?.AsBoolean() is null => "true or false",
            "number" when value is not YamlScalar { Text: var text }
                || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "a number",
            "path" when value is not YamlScalar { Text: var text } || !IsPath(text) => "a path within the site such as /logo.svg, or an address",
            "paths" when value is YamlMapping || !value.Scalars.All(scalar => IsPath(scalar.Text)) =>
                "a list of paths within the site such as [/own.css], or of addresses",
            "address" when value is not YamlScalar { Text: var text } || !UrlPath.IsExternal(text) => "an address such as https://example.org/edit/{path}",
            "mapping" when value is not YamlMapping => "a mapping of keys to values",
            _ => null,
        };
        if (expected is not null)
        {
            var wrong = param.Type == "paths" ? value.Scalars.FirstOrDefault(scalar => !IsPath(scalar.Text)) ?? value : value;
            diagnostics.Report(Rules.WrongType, wrong.Location, $"\"{param.Name}\" expects {expected}, found {wrong.Description}");
            return null;
        }
        var isSound = value is YamlMapping mapping
            ? CheckKeys(param, mapping, diagnostics)
            : value.Scalars.Aggregate(true, (isSound, scalar) => CheckText(param, scalar, diagnostics) && isSound);
        return isSound ? YamlValue.From(value) : null;

        static bool IsPath(string text) => text.StartsWith('/') || UrlPath.IsExternal(text);
    }

    /// <summary>Of a mapping, <c>values</c> are the keys, and each holds a text.</summary>
    private static bool CheckKeys(ThemeParam param, YamlMapping mapping, ICollection<Diagnostic> diagnostics)
    {
        if (param.Values.IsEmpty)
            return true;
        var isSound = true;
        foreach (var (key, value) in mapping.Entries)
        {
            if (!param.Values.Contains(key.Text))
            {
                diagnostics.Report(Rules.UnknownKey, key.Location, $"\"{param.Name}\" has {string.Join(", ", param.Values)}, and no \"{key.Text}\"",
                    NearestName.Find(key.Text, param.Values));
            }
            else if (value is not YamlScalar)
            {
                isSound = false;
                diagnostics.Report(Rules.WrongType, value.Location, $"\"{key.Text}\" of \"{param.Name}\" expects a text, found {value.Description}");
            }
        }
        return isSound;
    }

    private static bool CheckText(ThemeParam param, YamlScalar scalar, ICollection<Diagnostic> diagnostics)
    {
        var text = scalar.Text.Trim();
        var isKnown = param.Values.IsEmpty || param.Values.Contains(text);
        if (!isKnown)
        {
            diagnostics.Report(Rules.InvalidSetting, scalar.Location, $"\"{param.Name}\" takes {string.Join(", ", param.Values)}, found \"{text}\"",
                NearestName.Find(text, param.Values));
        }
        if (param.Type == "address" && PlaceholderOf(text) is { } placeholder && placeholder != "{path}")
            diagnostics.Report(Rules.InvalidSetting, scalar.Location,
                $"\"{param.Name}\" knows no {placeholder}: it stands for nothing; {{path}} is the page's file",
                text.Replace(placeholder, "{path}", StringComparison.Ordinal));
        return isKnown;
    }

    private static string? PlaceholderOf(string text) =>
        text.IndexOf('{', StringComparison.Ordinal) is >= 0 and var start && text.IndexOf('}', start) is > 0 and var end ? text[start..(end + 1)] : null;

    /// <summary>One colour, from which that of the dark scheme is made, or one for each scheme.</summary>
    private static object? CheckColour(ThemeParam param, YamlNode value, ICollection<Diagnostic> diagnostics)
    {
        var (light, dark) = value is YamlMapping pair ? (pair["light"], pair["dark"]) : (value, null);
        if (Read(light) is not { } onLight)
            return null;
        if (dark is null && onLight.Until(LeastContrast, param.Dark, Colour.White) is { } made)
            return Value(CheckContrast(light!, onLight, param.Light, "light", Colour.Black, onLight.ContrastTo(param.Dark) >= LeastContrast), made);
        if (Read(dark) is not { } onDark)
            return null;
        return Value(CheckContrast(light!, onLight, param.Light, "light", Colour.Black), CheckContrast(dark!, onDark, param.Dark, "dark", Colour.White));

        static object Value(Colour light, Colour dark) => YamlValue.Frozen([("light", light.ToString()), ("dark", dark.ToString())]);

        Colour? Read(YamlNode? node)
        {
            if (node is YamlScalar scalar && Colour.Parse(scalar.Text) is { } colour)
                return colour;
            diagnostics.Report(Rules.InvalidSetting, (node ?? value).Location,
                $"\"{param.Name}\" expects a colour such as \"#0d5c4b\", in quotes, or one for each scheme: {{light: \"#0d5c4b\", dark: \"#84cdb4\"}}");
            return null;
        }

        Colour CheckContrast(YamlNode node, Colour colour, ImmutableArray<Colour> grounds, string scheme, Colour towards, bool isForDark = false)
        {
            var contrast = colour.ContrastTo(grounds);
            if (contrast >= LeastContrast)
                return colour;
            var better = colour.Until(LeastContrast, grounds, towards);
            var suggestion = isForDark ? $"{{light: \"{better}\", dark: \"{colour}\"}}" : $"\"{better}\"";
            diagnostics.Report(Rules.LowContrast, node.Location,
                string.Create(CultureInfo.InvariantCulture,
                    $"text in the {param.Name} {colour} is hard to read in the {scheme} scheme: its contrast is {Math.Floor(contrast * 10) / 10:0.0}:1, and 4.5:1 is needed"),
                suggestion);
            return colour;
        }
    }
}

/// <summary>An opaque colour of the sRGB space.</summary>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    public static readonly Colour Black = new(0, 0, 0);
    public static readonly Colour White = new(255, 255, 255);

    /// <summary>Relative luminance by WCAG 2.2.</summary>
    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>From <c>#rgb</c> or <c>#rrggbb</c>; null for any other text.</summary>
    public static Colour? Parse(string text)
    {
        var digits = text.Trim();
        if (digits.Length is not (4 or 7) || digits[0] != '#' || !digits[1..].All(char.IsAsciiHexDigit))
            return null;
        digits = digits.Length == 7 ? digits[1..] : string.Concat(digits[1..].Select(digit => new string(digit, 2)));
        var bytes = Convert.FromHexString(digits);
        return new Colour(bytes[0], bytes[1], bytes[2]);
    }

    /// <summary>The least contrast to any of these grounds, by WCAG 2.2; the most there is if there are none.</summary>
    public double ContrastTo(ImmutableArray<Colour> grounds)
    {
        var own = Luminance;
        return grounds.Select(ground => ground.Luminance).Select(other => (Math.Max(own, other) + 0.05) / (Math.Min(own, other) + 0.05))
            .DefaultIfEmpty(21).Min();
    }

    /// <summary>The colour, with as much of another one as it takes to be read on all grounds.</summary>
    public Colour Until(double contrast, ImmutableArray<Colour> grounds, Colour towards)
    {
        var mixed = this;
        for (var part = 1; part <= 100 && mixed.ContrastTo(grounds) < contrast; part++)
            mixed = new Colour(Mix(Red, towards.Red, part), Mix(Green, towards.Green, part), Mix(Blue, towards.Blue, part));
        return mixed;
    }

    public override string ToString() => $"#{Convert.ToHexStringLower([Red, Green, Blue])}";

    private static byte Mix(byte from, byte to, int part) => (byte)(((from * (100 - part)) + (to * part) + 50) / 100);

    private static double Linear(byte value) => value / 255.0 is var part && part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
}
