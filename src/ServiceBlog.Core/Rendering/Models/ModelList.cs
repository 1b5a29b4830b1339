using System.Collections.Immutable;
using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A list that makes the model of an item when a template reads it.</summary>
public sealed class ModelList<T>(ImmutableArray<T> items, Func<T, Value> toValue) : ITemplateList
{
    public ImmutableArray<T> Items => items;

    public int Count => items.Length;

    public Value this[int index] => toValue(items[index]);
}
