using System.Collections;
using Scriban;
using Scriban.Runtime;
using SourceSpan = Scriban.Parsing.SourceSpan;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>What templates read of the values that are no objects of the model. The package asks reflection for it, which in machine code answers that
/// there is nothing.</summary>
internal static class MemberAccessors
{
    private static readonly MemberTable<DateTime> OfDate = new(
        ("year", date => date.Year), ("month", date => date.Month), ("day", date => date.Day), ("day_of_year", date => date.DayOfYear),
        ("day_of_week", date => date.DayOfWeek), ("hour", date => date.Hour), ("minute", date => date.Minute), ("second", date => date.Second),
        ("millisecond", date => date.Millisecond), ("microsecond", date => date.Microsecond), ("nanosecond", date => date.Nanosecond),
        ("ticks", date => date.Ticks), ("date", date => date.Date), ("time_of_day", date => date.TimeOfDay), ("kind", date => date.Kind));

    private static readonly MemberTable<TimeSpan> OfTime = new(
        ("days", time => time.Days), ("hours", time => time.Hours), ("minutes", time => time.Minutes), ("seconds", time => time.Seconds),
        ("milliseconds", time => time.Milliseconds), ("microseconds", time => time.Microseconds), ("nanoseconds", time => time.Nanoseconds),
        ("ticks", time => time.Ticks), ("total_days", time => time.TotalDays), ("total_hours", time => time.TotalHours),
        ("total_minutes", time => time.TotalMinutes), ("total_seconds", time => time.TotalSeconds),
        ("total_milliseconds", time => time.TotalMilliseconds), ("total_microseconds", time => time.TotalMicroseconds),
        ("total_nanoseconds", time => time.TotalNanoseconds));

    private static readonly MemberTable<KeyValuePair<string, object?>> OfEntry = new(("key", entry => entry.Key), ("value", entry => entry.Value));

    private static readonly MemberTable<BigInteger> OfNumber = new(
        ("is_power_of_two", number => number.IsPowerOfTwo), ("is_zero", number => number.IsZero), ("is_one", number => number.IsOne),
        ("is_even", number => number.IsEven), ("sign", number => number.Sign));

    // The package knows one member of a captured text, which is no use to a template; it makes the text never empty.
    private static readonly MemberTable<CapturedText> OfCapture = new(("builder", _ => null));

    private static readonly MemberTable<object> OfName = new();

    /// <summary>Ours for a value; null if the package needs no reflection for it, or nothing is known of it.</summary>
    public static IObjectAccessor? For(object target) => target switch
    {
        DateTime => OfDate,
        TimeSpan => OfTime,
        KeyValuePair<string, object?> => OfEntry,
        BigInteger => OfNumber,
        CapturedText => OfCapture,
        DayOfWeek or DateTimeKind => OfName,
        _ => null,
    };

    /// <summary>An entry of an object, as the package shows it.</summary>
    public static ScriptObject ObjectOf(KeyValuePair<string, object?> entry)
    {
        var item = new ScriptObject(2);
        item.SetValue("key", entry.Key, readOnly: false);
        item.SetValue("value", entry.Value, readOnly: false);
        return item;
    }

    public static bool IsOfThePackage(object target) =>
        target is IScriptObject or string or IList or IDictionary or decimal || target.GetType().IsPrimitive;

    private sealed class MemberTable<T>(params (string Name, Func<T, object?> Read)[] members) : IObjectAccessor
    {
        private readonly FrozenDictionary<string, Func<T, object?>> _members =
            members.ToFrozenDictionary(member => member.Name, member => member.Read, StringComparer.Ordinal);

        public bool HasIndexer => false;

        public Type? IndexType => null;

        public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => members.Length;

        public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => members.Select(member => member.Name);

        public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => _members.ContainsKey(member);

        public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
        {
            var isKnown = _members.TryGetValue(member, out var read);
            value = isKnown ? read!((T)target) : null;
            return isKnown;
        }

        public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

        public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
        {
            value = null;
            return false;
        }

        public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
    }
}
