using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Models;

/// <summary>A list that makes the model of an item when a template reads it.</summary>
public sealed class ModelList<T>(ImmutableArray<T> items, Func<T, object?> toValue) : ReadOnlyList
{
    public ImmutableArray<T> Items => items;

    public override int Count => items.Length;

    public override object? this[int index] => toValue(items[index]);
}
