namespace ServiceBlog.Templating;

/// <summary>A list whose items a template can read; only a <see cref="ScriptArray"/> can be written.</summary>
public interface ITemplateList
{
    /// <summary>The number of items.</summary>
    int Count { get; }

    /// <summary>The item at a zero-based index, which the engine keeps within <see cref="Count"/>.</summary>
    Value this[int index] { get; }
}
