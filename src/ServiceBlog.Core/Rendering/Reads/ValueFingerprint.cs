using System.Globalization;
using ServiceBlog.Core.Content;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>
/// Fingerprints of what templates read. Parts count with all that is in them; a subject counts by its name alone, for
/// what is read of it is noted by itself.
/// </summary>
internal static class ValueFingerprint
{
    public static Fingerprint Of(Value value) => Add(Fingerprint.None, value);

    public static Fingerprint OfItems(ITemplateList list)
    {
        var all = Fingerprint.None;
        for (var i = 0; i < list.Count; i++)
            all = Add(all, list[i]);
        return all;
    }

    private static Fingerprint Add(Fingerprint before, Value value)
    {
        before = before.With((long)value.Kind);
        if (value.TryGetString(out var text))
            return before.With(text);
        if (value.TryGetList(out var list))
            return before.With(OfItems(list));
        if (value.TryGetObject(out var item))
            return before.With(OfObject(item));
        if (value.TryGetDate(out var date))
            return before.With(date.Ticks).With(date.Offset.Ticks);
        if (value.TryGetInteger(out var number))
            return before.With(number);
        if (value.TryGetBoolean(out var truth))
            return before.With(truth ? 1 : 0);
        // Kinds that are rare in a site: every other number, and time spans.
        return value.IsNull ? before : before.With(string.Create(CultureInfo.InvariantCulture, $"{value}"));
    }

    private static Fingerprint OfObject(ITemplateObject item)
    {
        switch (item)
        {
            case ISubjectModel subject:
                return subject.Identity;
            case IPartModel { KnownBy: { } known }:
                return known;
        }
        var all = Fingerprint.None;
        foreach (var name in item.MemberNames)
        {
            item.TryGetMember(name, out var member);
            all = Add(all.With(name), member);
        }
        return all;
    }
}
