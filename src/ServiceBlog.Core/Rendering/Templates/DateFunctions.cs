using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;
using static ServiceBlog.Core.Rendering.Templates.TemplateFunction;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>The package's <c>date</c> without the machine: dates are in the site's time zone, no clock is asked, and a text that leaves out its year is
/// no date, for the package would take today's.</summary>
internal sealed partial class DateFunctions : DateTimeFunctions
{
    private readonly TimeZoneInfo _zone;

    /// <param name="package">The package's own.</param>
    /// <param name="asksMachine">Whether <c>date.now</c> is there.</param>
    public DateFunctions(ScriptObject package, TimeZoneInfo zone, bool asksMachine)
    {
        _zone = zone;
        foreach (var name in package.Keys)
        {
            if (!Contains(name) && package.TryGetValue(null!, default, name, out var function))
                SetValue(name, function, readOnly: true);
        }
        SetValue("parse", new TemplateFunction(
            [Required<string>("text"), Optional<string>("pattern"), Optional<string>("culture")], typeof(DateTime?),
            (context, arguments) => ParseInZone(context, (string?)arguments[0], (string?)arguments[1], (string?)arguments[2])), readOnly: true);
        SetValue("parse_to_string", new TemplateFunction(
            [Required<string>("text"), Optional<string>("output_pattern"), Optional<string>("output_culture"), Optional<string>("input_pattern"), Optional<string>("input_culture")],
            typeof(string), ParseToStringInZone), readOnly: true);
        if (asksMachine)
            return;
        SetValue("now", Builtins.Refused("date.now"), readOnly: true);
        SetValue("utc_now", Builtins.Refused("date.utc_now"), readOnly: true);
    }

    /// <summary>Forgets the format that a template has set.</summary>
    public void Forget() => Format = DefaultFormat;

    /// <summary>A template may set <c>date.format</c> and nothing else.</summary>
    public override bool CanWrite(string member) => member == "format";

    public override object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        arguments.Count == 1 ? ParseInZone(context, context.ObjectToString(arguments[0]), null, null)
            : base.Invoke(context, callerContext, arguments, blockStatement);

    public override string? ToString(DateTime? datetime, string pattern, CultureInfo culture) =>
        base.ToString(datetime, datetime is { } date ? WithZone(pattern, date) : pattern, culture);

    private DateTime? ParseInZone(TemplateContext context, string? text, string? pattern, string? culture)
    {
        if (DateTimeFunctions.Parse(context, text, pattern, culture) is not { } parsed)
            return null;
        if (parsed != DateTime.MinValue && !HasYear(text!, pattern))
            throw new ScriptArgumentException(0, $"\"{text}\" is no date: its year is missing");
        // A time with an offset comes in the machine's zone, and any other as it is written.
        return Offset().IsMatch(text!) && parsed != DateTime.MinValue
            ? DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(parsed.ToUniversalTime(), _zone), DateTimeKind.Unspecified)
            : DateTime.SpecifyKind(parsed, DateTimeKind.Unspecified);
    }

    private string? ParseToStringInZone(TemplateContext context, ScriptArray arguments)
    {
        if (ParseInZone(context, (string?)arguments[0], (string?)arguments[3], (string?)arguments[4]) is not { } date)
            return null;
        var pattern = ((string?)arguments[1])?.Replace("%Z", $"'{OffsetOf(date)}'", StringComparison.Ordinal);
        return DateTimeFunctions.ParseToString(
            context, date.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture), pattern, (string?)arguments[2], null,
            CultureInfo.InvariantCulture.Name);
    }

    /// <summary>Writes what the package would ask the machine's zone for: the offset, and the seconds since 1970.</summary>
    private string WithZone(string pattern, DateTime date)
    {
        if (pattern is null || (!pattern.Contains("%Z", StringComparison.Ordinal) && !pattern.Contains("%s", StringComparison.Ordinal)))
            return pattern!;
        var output = new StringBuilder(pattern.Length + 8);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                output.Append(pattern[i]);
                continue;
            }
            i++;
            _ = pattern[i] switch
            {
                'Z' => output.Append(OffsetOf(date)),
                's' => output.Append(new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), _zone.GetUtcOffset(date)).ToUnixTimeSeconds()),
                var directive => output.Append('%').Append(directive),
            };
        }
        return output.ToString();
    }

    private string OffsetOf(DateTime date)
    {
        var offset = _zone.GetUtcOffset(DateTime.SpecifyKind(date, DateTimeKind.Unspecified));
        return (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
    }

    private static bool HasYear(string text, string? pattern)
    {
        if (pattern is not null)
            return YearDirective().IsMatch(pattern);
        var digits = Digits().Matches(TimeOfDay().Replace(text, " "));
        return digits.Any(group => group.Length >= 4) || digits.Count >= (text.Any(char.IsLetter) && MonthName().IsMatch(text) ? 2 : 3);
    }

    [GeneratedRegex(@"%[yYFDcxv]|yy", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex YearDirective();

    [GeneratedRegex(@"\+\d|[zZ]\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Offset();

    [GeneratedRegex(@"\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex MonthName();
}
