using Scriban.Runtime;
using ServiceBlog.Core.Rendering;
using ServiceBlog.Core.Rendering.Models;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Impact;

/// <summary>One of two states of the site, asked by what the other knows: models by key, not by index.</summary>
internal sealed class StateView
{
    private readonly SiteState _state;
    private readonly Dictionary<ModelKey, ITrackedModel> _models;
    private readonly Dictionary<string, Page> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Term> _terms = new(StringComparer.Ordinal);

    public StateView(SiteState state)
    {
        _state = state;
        _models = state.Models.Tracked.ToDictionary(model => model.Key);
        foreach (var page in state.Models.Graph.Connections.Keys)
            _pages[page.SourcePath] = page;
        foreach (var term in state.Models.Graph.Tags.Concat(state.Models.Graph.Series))
            _terms[term.Path] = term;
    }

    public SiteGraph Graph => _state.Models.Graph;

    public ITrackedModel? Find(ModelKey key) => _models.GetValueOrDefault(key);

    public Page? Page(string sourcePath) => _pages.GetValueOrDefault(sourcePath);

    public Term? Term(string path) => _terms.GetValueOrDefault(path);

    /// <summary>What a page's templates read, and as whom they saw the page; nothing for a file that no layout made.</summary>
    public IEnumerable<(ModelKey Model, DependencyKey Key)> DependenciesOf(string outputPath) =>
        _state.Dependencies.Pages.TryGetValue(outputPath, out var trace)
            ? trace.Keys.Select(key => (_state.Dependencies.ModelKeys[key.Model], key))
            : [];

    /// <summary>What the layout of a page saw as <c>page</c>; null for a file that no layout made.</summary>
    public ModelKey? ModelOf(string outputPath) =>
        _state.Dependencies.Pages.TryGetValue(outputPath, out var trace) ? _state.Dependencies.ModelKeys[trace.Model] : null;
}

/// <summary>Tells which models a value that templates read is about.</summary>
internal static class Mentions
{
    /// <summary>The models in that part of a value which is not the same in the other: the items that only one of two lists has.</summary>
    public static HashSet<ModelKey> InDifference(object? before, object? after)
    {
        var (itemsBefore, itemsAfter) = (Items(before), Items(after));
        var (known, present) = (itemsBefore.Keys.ToHashSet(), itemsAfter.Keys.ToHashSet());
        var models = new HashSet<ModelKey>();
        foreach (var (hash, item) in itemsBefore.Concat(itemsAfter))
        {
            if (known.Contains(hash) != present.Contains(hash))
                Add(models, item);
        }
        return models;
    }

    /// <summary>Every subject in a value.</summary>
    public static HashSet<ModelKey> In(object? value)
    {
        var models = new HashSet<ModelKey>();
        Add(models, value);
        return models;
    }

    private static Dictionary<ContentHash, object?> Items(object? value)
    {
        var items = new Dictionary<ContentHash, object?>();
        if (value is ReadOnlyList list)
        {
            for (var i = 0; i < list.Count; i++)
                items[ValueHash.Of(list[i])] = list[i];
        }
        else
        {
            items[ValueHash.Of(value)] = value;
        }
        return items;
    }

    private static void Add(HashSet<ModelKey> models, object? value)
    {
        if (value is ReadOnlyList list)
        {
            for (var i = 0; i < list.Count; i++)
                Add(models, list[i]);
        }
        else if (value is IScriptObject item)
        {
            if (item is ITrackedModel model)
            {
                models.Add(model.Key);
                return;
            }
            foreach (var name in item.GetMembers())
            {
                if (item.TryGetValue(null!, default, name, out var member))
                    Add(models, member);
            }
        }
    }
}
