using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>Hashes of what templates read. Parts count with all that is in them; a tracked model counts by its key alone, for what is read of it is
/// noted by itself.</summary>
internal static class ValueHash
{
    public static ContentHash Of(object? value) => Add(ContentHash.None, value);

    public static ContentHash OfItems(ReadOnlyList list)
    {
        var all = ContentHash.None;
        for (var i = 0; i < list.Count; i++)
            all = Add(all, list[i]);
        return all;
    }

    private static ContentHash Add(ContentHash before, object? value) => value switch
    {
        null => before.With(0),
        string text => before.With(1).With(text),
        bool truth => before.With(2).With(truth ? 1 : 0),
        int number => before.With(3).With(number),
        long number => before.With(3).With(number),
        DateTime date => before.With(4).With(date.Ticks),
        ReadOnlyList list => before.With(5).With(OfItems(list)),
        IScriptObject item => before.With(6).With(OfObject(item)),
        IFormattable other => before.With(7).With(other.ToString(null, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"a model holds no {value.GetType()}", nameof(value)),
    };

    private static ContentHash OfObject(IScriptObject item)
    {
        switch (item)
        {
            case ITrackedModel model:
                return model.KeyHash;
            case IPartModel { KnownHash: { } known }:
                return known;
        }
        var all = ContentHash.None;
        foreach (var name in item.GetMembers())
        {
            item.TryGetValue(null!, default, name, out var member);
            all = Add(all.With(name), member);
        }
        return all;
    }
}
