namespace ServiceBlog.Core.Incremental;

/// <summary>Tells which pages would read now what they read in an earlier build, and so come out the same. Safe for threads.</summary>
public sealed class UpToDateCheck
{
    private const int Gone = -1;

    private readonly ImmutableArray<ITrackedModel> _models;
    private readonly SiteDependencies _before;
    private readonly int[]? _indexNow;

    // What several pages read: the titles and addresses of their neighbours, the site's own members.
    // Of each model these are few, so they stand in a list: a third of the time of a dictionary of all keys.
    private readonly (DependencyKey Key, ContentHash Value)[]?[] _shared;

    // By the indexes of the earlier build. Within one process its models are still there, and each key that is read is
    // compared with what it held, which spares most of the content hashes.
    private readonly (DependencyKey Key, bool Value)[]?[] _compared;

    // Null if more than texts has changed. After an edit of one text of 10,000 this spares two thirds of the comparison,
    // and nine tenths if the theme lists related pages.
    private readonly ChangedTexts? _changed;
    private readonly bool[] _mayShow = [];

    private readonly Func<DependencyKey, ContentHash> _read;
    private readonly Func<DependencyKey, bool> _isSame;

    /// <param name="changed">Null if more may have changed than texts.</param>
    public UpToDateCheck(ImmutableArray<ITrackedModel> models, SiteDependencies before, ChangedTexts? changed)
    {
        _models = models;
        (_read, _isSame) = (Read, IsSame);
        _shared = new (DependencyKey, ContentHash)[models.Length][];
        _compared = new (DependencyKey, bool)[before.Models.Length][];
        _before = before;
        _indexNow = models.Select(model => model.Key).SequenceEqual(before.ModelKeys) ? null : IndexesNow(models, before.ModelKeys);
        if (changed is not null && _indexNow is null)
        {
            _changed = changed;
            _mayShow = [.. models.Select(changed.MayShowIn)];
        }
    }

    /// <summary>A page's trace with the indexes of this build, if it would read the same now; else null.</summary>
    public DependencyTrace? Unchanged(string outputPath, string layout, int model)
    {
        if (!_before.Pages.TryGetValue(outputPath, out var trace) || trace.Layout != layout || IndexNow(trace.Model) != model)
            return null;
        var keys = trace.Keys;
        if (_changed is not null && keys.All(IsOutOfReach))
            return trace;
        if (_compared.Length > 0)
        {
            if (!keys.All(key => HoldsTheSame(key, trace.Model)))
                return null;
            // What they hold is the same, and so is what stands for it.
            return _indexNow is null ? trace : trace with { Model = model, Keys = [.. keys.Select(key => key.Of(IndexNow(key.Model)))] };
        }
        if (_indexNow is not null)
        {
            if (keys.Any(key => IndexNow(key.Model) == Gone))
                return null;
            keys = [.. keys.Select(key => key.Of(IndexNow(key.Model)))];
        }
        return ValuesOf(keys, model) == trace.Values ? trace with { Model = model, Keys = keys } : null;
    }

    /// <summary>Of what keys hold now.</summary>
    /// <param name="own">The page's own model. Hardly another page reads the same members of it; and most of what it reads there stands in its own
    /// file, which is compared once and not member by member.</param>
    public ContentHash ValuesOf(ImmutableArray<DependencyKey> keys, int own)
    {
        var model = _models[own];
        var all = model.FileHash;
        foreach (var key in keys)
        {
            if (key.Model != own)
                all = all.With(Once(ref _shared[key.Model], key, _read));
            else if (model.DependencyOf(key.Member) != DependsOn.OwnFile)
                all = all.With(Read(key));
        }
        return all;
    }

    /// <summary>Whether no changed text can show in what a key holds.</summary>
    private bool IsOutOfReach(DependencyKey key)
    {
        var model = _models[key.Model];
        return model.DependencyOf(key.Member) switch
        {
            DependsOn.Connections => true,
            DependsOn.OwnFile or DependsOn.ShownTexts => !_mayShow[key.Model],
            DependsOn.Words => !_changed!.MayRelate(model),
            _ => false,
        };
    }

    /// <summary>Whether a key holds what it held in the earlier build.</summary>
    /// <param name="key">With its index in the earlier build.</param>
    /// <param name="own">The page's own model, of which hardly another page reads the same.</param>
    private bool HoldsTheSame(DependencyKey key, int own)
    {
        if (IndexNow(key.Model) == Gone)
            return false;
        return key.Model == own ? IsSame(key) : Once(ref _compared[key.Model], key, _isSame);
    }

    private bool IsSame(DependencyKey key) => _models[IndexNow(key.Model)].HoldsTheSame(key, _before.Models[key.Model]);

    /// <summary>What several pages read is looked at once.</summary>
    private static T Once<T>(ref (DependencyKey Key, T Value)[]? slot, DependencyKey key, Func<DependencyKey, T> look)
    {
        var known = Volatile.Read(ref slot) ?? [];
        foreach (var entry in known)
        {
            if (entry.Key == key)
                return entry.Value;
        }
        var value = look(key);
        // Another thread may do the same at the same time; then one of the two is forgotten, and found again.
        Volatile.Write(ref slot, [.. known, (key, value)]);
        return value;
    }

    private ContentHash Read(DependencyKey key) => _models[key.Model].HashOf(key);

    private int IndexNow(int before) => _indexNow is null ? before : _indexNow[before];

    private static int[] IndexesNow(ImmutableArray<ITrackedModel> now, ImmutableArray<ModelKey> before)
    {
        var indexes = new Dictionary<ModelKey, int>(now.Length);
        for (var i = 0; i < now.Length; i++)
            indexes[now[i].Key] = i;
        return [.. before.Select(model => indexes.GetValueOrDefault(model, Gone))];
    }
}
