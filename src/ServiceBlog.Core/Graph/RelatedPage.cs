namespace ServiceBlog.Core.Graph;

/// <summary>A page that is worth reading after another, and why. Seen from the other end the reasons are the same.</summary>
public sealed record RelatedPage(Page Page)
{
    /// <summary>The author chose it.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Of two topics: how many posts and sources belong to both.</summary>
    public int SharedPages { get; init; }

    /// <summary>What both cite, by title.</summary>
    public ImmutableArray<Page> Cited { get; init; } = [];

    /// <summary>The topics of both, by title.</summary>
    public ImmutableArray<Page> Topics { get; init; } = [];

    /// <summary>The tags of both, by name.</summary>
    public ImmutableArray<Term> Tags { get; init; } = [];

    /// <summary>The page for which it is listed links to it.</summary>
    public bool IsLinked { get; init; }

    /// <summary>It links to the page for which it is listed.</summary>
    public bool IsLinking { get; init; }

    /// <summary>Both use the same uncommon words.</summary>
    public bool IsAlike { get; init; }

    public bool HasReason => IsPinned || SharedPages > 0 || !Cited.IsEmpty || !Topics.IsEmpty || !Tags.IsEmpty || IsLinked || IsLinking || IsAlike;

    /// <summary>Stands for all of it; pages and tags count by their names.</summary>
    public Fingerprint Fingerprint
    {
        get
        {
            var flags = (IsPinned ? 1 : 0) | (IsLinked ? 2 : 0) | (IsLinking ? 4 : 0) | (IsAlike ? 8 : 0);
            var all = Fingerprint.None.With(Page.SourcePath).With(flags).With(SharedPages).With(Cited.Length).With(Topics.Length);
            foreach (var page in Cited)
                all = all.With(page.SourcePath);
            foreach (var topic in Topics)
                all = all.With(topic.SourcePath);
            foreach (var tag in Tags)
                all = all.With(tag.Path);
            return all;
        }
    }
}
