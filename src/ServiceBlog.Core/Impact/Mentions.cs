using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Reads;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Impact;

/// <summary>Tells which subjects a value that templates read is about.</summary>
internal static class Mentions
{
    /// <summary>The subjects in that part of a value which is not the same in the other: the items that only one of two lists has.</summary>
    public static HashSet<Subject> InDifference(object? before, object? after)
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
    public static HashSet<Subject> In(object? value)
    {
        var subjects = new HashSet<Subject>();
        Add(subjects, value);
        return subjects;
    }

    private static Dictionary<Fingerprint, object?> Items(object? value)
    {
        var items = new Dictionary<Fingerprint, object?>();
        if (value is ReadOnlyList list)
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

    private static void Add(HashSet<Subject> subjects, object? value)
    {
        if (value is ReadOnlyList list)
        {
            for (var i = 0; i < list.Count; i++)
                Add(subjects, list[i]);
        }
        else if (value is IScriptObject item)
        {
            if (item is ISubjectModel model)
            {
                subjects.Add(model.Subject);
                return;
            }
            foreach (var name in item.GetMembers())
            {
                if (item.TryGetValue(null!, default, name, out var member))
                    Add(subjects, member);
            }
        }
    }
}
