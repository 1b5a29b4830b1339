using System.Globalization;
using ServiceBlog.Templating.Runtime;
using static ServiceBlog.Templating.Builtins.ParameterDeclarations;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// The object <c>date</c> (documentation: <c>builtins/date.md</c>). A missing date stays missing, and a text that is no
/// date is a missing one.
/// </summary>
internal static class DateFunctions
{
    private const string LibraryName = "date";
    private const string FormatName = "format";

    private static readonly MemberName GlobalName = new(LibraryName);

    public static BuiltinLibrary Library { get; } = new(
        LibraryName,
        new("date.now", [], Now),
        new("date.add_days", [Date("date"), Number("days")], AddDays),
        new("date.add_months", [Date("date"), Integer("months")], AddMonths),
        new("date.add_years", [Date("date"), Integer("years")], AddYears),
        new("date.add_hours", [Date("date"), Number("hours")], AddHours),
        new("date.add_minutes", [Date("date"), Number("minutes")], AddMinutes),
        new("date.add_seconds", [Date("date"), Number("seconds")], AddSeconds),
        new("date.add_milliseconds", [Date("date"), Number("millis")], AddMilliseconds),
        new("date.parse", [Text("text"), TextOptional("pattern"), TextOptional("culture")], Parse),
        new(
            "date.parse_to_string",
            [
                Text("text"), TextOptional("output_pattern"), TextOptional("output_culture"),
                TextOptional("input_pattern"), TextOptional("input_culture"),
            ],
            ParseToString),
        new("date.to_string", [Date("datetime"), TextOptional("pattern"), TextOptional("culture")], ToString))
    {
        Values =
        [
            new(FormatName, DateFormatter.DefaultPattern),
            new("default_format", DateFormatter.DefaultPattern),
        ],
    };

    private static Value Now(in CallArguments arguments, RenderContext context) =>
        context.Clock?.Invoke() ?? throw arguments.Error("There is no clock here: the result would differ from day to day");

    private static Value AddDays(in CallArguments arguments, RenderContext context) =>
        AddTicks(arguments, TimeSpan.TicksPerDay);

    private static Value AddHours(in CallArguments arguments, RenderContext context) =>
        AddTicks(arguments, TimeSpan.TicksPerHour);

    private static Value AddMinutes(in CallArguments arguments, RenderContext context) =>
        AddTicks(arguments, TimeSpan.TicksPerMinute);

    private static Value AddSeconds(in CallArguments arguments, RenderContext context) =>
        AddTicks(arguments, TimeSpan.TicksPerSecond);

    private static Value AddMilliseconds(in CallArguments arguments, RenderContext context) =>
        AddTicks(arguments, TimeSpan.TicksPerMillisecond);

    private static Value AddMonths(in CallArguments arguments, RenderContext context) =>
        AddMonths(arguments, monthsPerUnit: 1);

    private static Value AddYears(in CallArguments arguments, RenderContext context) =>
        AddMonths(arguments, monthsPerUnit: 12);

    private static Value Parse(in CallArguments arguments, RenderContext context) =>
        Read(arguments, patternIndex: 1, cultureIndex: 2) is { } date ? date : Value.Null;

    private static Value ParseToString(in CallArguments arguments, RenderContext context) =>
        Read(arguments, patternIndex: 3, cultureIndex: 4) is { } date
            ? Format(date, arguments.GetString(1), NamedCulture.Get(arguments, 2), context)
            : Value.Null;

    private static Value ToString(in CallArguments arguments, RenderContext context) =>
        arguments[0].TryGetDate(out var date)
            ? Format(date, arguments.GetString(1), NamedCulture.Get(arguments, 2), context)
            : Value.Null;

    /// <summary>No text is no date; a text that is no date is the first day of all, as Scriban's own engine has it.</summary>
    private static DateTimeOffset? Read(in CallArguments arguments, int patternIndex, int cultureIndex)
    {
        if (arguments.GetString(0) is not { Length: > 0 } text) return null;
        var culture = NamedCulture.Get(arguments, cultureIndex);
        var pattern = arguments.GetString(patternIndex);
        try
        {
            var isDate = string.IsNullOrEmpty(pattern)
                ? DateParser.TryParse(text, culture, out var date)
                : DateParser.TryParse(text, pattern, culture, out date);
            return isDate ? date : default(DateTimeOffset);
        }
        catch (FormatException exception)
        {
            throw arguments.Error(patternIndex, exception.Message);
        }
    }

    private static string Format(DateTimeOffset date, string? pattern, CultureInfo culture, RenderContext context)
    {
        var chosen = context.GetMember(context.GetGlobal(GlobalName), FormatName);
        var datePattern = chosen.TryGetString(out var text) ? text : DateFormatter.DefaultPattern;
        var result = DateFormatter.Format(
            date, string.IsNullOrEmpty(pattern) ? datePattern : pattern, culture, datePattern, context.Limits.StringLength);
        context.CheckStringLength(result.Length);
        return result;
    }

    private static Value AddTicks(in CallArguments arguments, long ticksPerUnit)
    {
        if (!arguments[0].TryGetDate(out var date)) return Value.Null;
        var ticks = Math.Round(arguments[1].AsDouble() * ticksPerUnit);
        try
        {
            return date.AddTicks(checked((long)ticks));
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            throw OutOfRange(arguments);
        }
    }

    private static Value AddMonths(in CallArguments arguments, int monthsPerUnit)
    {
        if (!arguments[0].TryGetDate(out var date)) return Value.Null;
        try
        {
            return date.AddMonths(checked(arguments.GetInt32(1) * monthsPerUnit));
        }
        catch (Exception exception) when (exception is OverflowException or ArgumentOutOfRangeException)
        {
            throw OutOfRange(arguments);
        }
    }

    private static TemplateException OutOfRange(in CallArguments arguments) =>
        arguments.Error(1, "The date would lie before the year 1 or after the year 9999");
}
