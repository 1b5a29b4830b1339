using ServiceBlog.Core.Content;
using ServiceBlog.Core.Rendering.Reads;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Impact;

/// <summary>Tells which subjects a value that templates read is about.</summary>
internal static class Mentions
{
    /// <summary>The subjects in that part of a value which is not the same in the other: the items that only one of two lists has.</summary>
    public static HashSet<Subject> InDifference(Value before, Value after)
    {
        var (itemsBefore, itemsAfter) = (Items(before), Items(after));
        var (known, present) = (itemsBefore.Keys.ToHashSet(), itemsAfter.Keys.ToHashSet());
        var subjects = new HashSet<Subject>();
        foreach (var (fingerprint, item) in itemsBefore.Concat(itemsAfter))
        {
            if (known.Contains(fingerprint) != present.Contains(fingerprint))
                Add(subjects, item);
        }
        return subjects;
    }

    /// <summary>Every subject in a value.</summary>
    public static HashSet<Subject> In(Value value)
    {
        var subjects = new HashSet<Subject>();
        Add(subjects, value);
        return subjects;
    }

    private static Dictionary<Fingerprint, Value> Items(Value value)
    {
        var items = new Dictionary<Fingerprint, Value>();
        if (value.TryGetList(out var list))
        {
            for (var i = 0; i < list.Count; i++)
                items[ValueFingerprint.Of(list[i])] = list[i];
        }
        else
        {
            items[ValueFingerprint.Of(value)] = value;
        }
        return items;
    }

    private static void Add(HashSet<Subject> subjects, Value value)
    {
        if (value.TryGetList(out var list))
        {
            for (var i = 0; i < list.Count; i++)
                Add(subjects, list[i]);
        }
        else if (value.TryGetObject(out var item))
        {
            if (item is ISubjectModel model)
            {
                subjects.Add(model.Subject);
                return;
            }
            foreach (var name in item.MemberNames)
            {
                if (item.TryGetMember(name, out var member))
                    Add(subjects, member);
            }
        }
    }
}
