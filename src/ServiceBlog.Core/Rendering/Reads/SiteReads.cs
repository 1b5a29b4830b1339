namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>
/// What the templates of one build read, page by page: all that is needed to tell in the next build which pages would
/// come out the same.
/// </summary>
/// <param name="Subjects">What the cells' subjects were; their places changed since if pages came or went.</param>
/// <param name="Pages">By output path.</param>
public sealed record SiteReads(ImmutableArray<Subject> Subjects, IReadOnlyDictionary<string, PageReads> Pages)
{
    /// <summary>The subjects themselves, for the next build in the same process; empty if they are from another one.</summary>
    public ImmutableArray<ISubjectModel> Models { get; init; } = [];

    public static readonly SiteReads None = new([], new Dictionary<string, PageReads>());
}
