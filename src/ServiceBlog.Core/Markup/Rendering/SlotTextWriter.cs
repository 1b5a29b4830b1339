namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>
/// Where the renderers write. Markdig writes the attributes of every element itself, in a method that cannot be
/// overridden; the writer is the one place to learn where an id begins, and it begins with exactly this string.
/// </summary>
internal sealed class SlotTextWriter : StringWriter
{
    /// <summary>How an id attribute starts, as Markdig writes it.</summary>
    public const string IdStart = " id=\"";

    public SlotTextWriter()
        : base(CultureInfo.InvariantCulture)
    {
    }

    public int Length => GetStringBuilder().Length;

    /// <summary>Told of every id, when its attribute has been opened.</summary>
    public Action? IdStarted { get; set; }

    public override void Write(string? value)
    {
        base.Write(value);
        if (value is IdStart)
            IdStarted?.Invoke();
    }
}
