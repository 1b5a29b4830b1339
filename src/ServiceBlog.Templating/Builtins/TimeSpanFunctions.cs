using System.Globalization;
using static ServiceBlog.Templating.Builtins.ParameterDeclarations;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The object <c>timespan</c> (documentation: <c>builtins/timespan.md</c>).</summary>
internal static class TimeSpanFunctions
{
    public static BuiltinLibrary Library { get; } = new(
        "timespan",
        new("timespan.from_days", [Number("days")], FromDays),
        new("timespan.from_hours", [Number("hours")], FromHours),
        new("timespan.from_minutes", [Number("minutes")], FromMinutes),
        new("timespan.from_seconds", [Number("seconds")], FromSeconds),
        new("timespan.from_milliseconds", [Number("millis")], FromMilliseconds),
        new("timespan.parse", [Text("text")], Parse));

    private static Value FromDays(in CallArguments arguments, RenderContext context) =>
        FromTicks(arguments, TimeSpan.TicksPerDay);

    private static Value FromHours(in CallArguments arguments, RenderContext context) =>
        FromTicks(arguments, TimeSpan.TicksPerHour);

    private static Value FromMinutes(in CallArguments arguments, RenderContext context) =>
        FromTicks(arguments, TimeSpan.TicksPerMinute);

    private static Value FromSeconds(in CallArguments arguments, RenderContext context) =>
        FromTicks(arguments, TimeSpan.TicksPerSecond);

    private static Value FromMilliseconds(in CallArguments arguments, RenderContext context) =>
        FromTicks(arguments, TimeSpan.TicksPerMillisecond);

    /// <summary>Days, hours, minutes and seconds in .NET's invariant form, such as <c>1.02:03:04</c>; null stays null.</summary>
    private static Value Parse(in CallArguments arguments, RenderContext context)
    {
        if (arguments.GetString(0) is not { } text) return Value.Null;
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span)
            ? span
            : throw arguments.Error(0, $"`{text}` is not a time span");
    }

    private static Value FromTicks(in CallArguments arguments, long ticksPerUnit)
    {
        var ticks = Math.Round(arguments[0].AsDouble() * ticksPerUnit);
        return ticks is > long.MinValue and < long.MaxValue
            ? new TimeSpan((long)ticks)
            : throw arguments.Error(0, "The time span is too long");
    }
}
