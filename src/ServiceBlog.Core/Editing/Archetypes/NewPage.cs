namespace ServiceBlog.Core.Editing.Archetypes;

/// <summary>A page that is about to be written.</summary>
/// <param name="Title">On one line.</param>
/// <param name="Key">Made of the title.</param>
/// <param name="Date">Today, as front matter writes it: <c>2026-11-22</c>.</param>
public sealed record NewPage(PageKind Kind, string Title, string Key, string Date)
{
    /// <summary>Where it goes, relative to the input folder. A post's name begins with its date.</summary>
    public string Path => Kind switch
    {
        PageKind.Post => $"posts/{Date}-{Key}.md",
        PageKind.Source => $"sources/{Key}.md",
        PageKind.Topic => $"topics/{Key}.md",
        _ => $"pages/{Key}.md",
    };
}
