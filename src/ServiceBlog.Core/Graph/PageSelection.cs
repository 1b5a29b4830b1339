namespace ServiceBlog.Core.Graph;

/// <summary>Decides which pages are published: the only place that asks for the time.</summary>
/// <param name="Drafts">Publish drafts too.</param>
/// <param name="Future">Publish what is dated after <paramref name="Now"/> too.</param>
public sealed record PageSelection(DateTimeOffset Now, bool Drafts, bool Future)
{
    public bool IsPublished(FrontMatter frontMatter) =>
        (Drafts || !frontMatter.Draft)
        && (Future || frontMatter.Date is not { } date || date.Value <= Now)
        && (frontMatter.Expires is not { } expires || expires.Value > Now);

    /// <summary>The date of a note says when something was, or will be, and not when the note is to be published.</summary>
    private bool IsPublished(Page page) => page.IsNote ? (this with { Future = true }).IsPublished(page.FrontMatter) : IsPublished(page.FrontMatter);

    /// <summary>Why a page is not published, as the end of a sentence.</summary>
    public static string ReasonToWithhold(FrontMatter frontMatter)
    {
        if (frontMatter.Draft)
            return "is a draft";
        return frontMatter.Expires is null ? "has a date to come" : "has a date to come, or has expired";
    }

    /// <summary>Counts the pages that are not published by what keeps them out.</summary>
    public UnpublishedPages CountUnpublished(IEnumerable<Page> pages)
    {
        var (drafts, future, expired) = (0, 0, 0);
        foreach (var page in pages)
        {
            var frontMatter = page.FrontMatter;
            if (IsPublished(page))
                continue;
            if (frontMatter.Expires is { } expires && expires.Value <= Now)
                expired++;
            else if (frontMatter.Draft && !Drafts)
                drafts++;
            else
                future++;
        }
        return new UnpublishedPages(drafts, future, expired);
    }

    public ImmutableArray<Page> Withheld(ImmutableArray<Page> pages) =>
        [.. pages.Where(page => !IsPublished(page))];

    public ImmutableArray<Page> Published(ImmutableArray<Page> pages) =>
        [.. pages.Where(page => IsPublished(page))];
}

/// <summary>How many pages are not published, each counted once.</summary>
/// <param name="Drafts">Drafts that have not expired.</param>
/// <param name="Future">Pages with a date to come that nothing else keeps out.</param>
/// <param name="Expired">Pages that no option publishes.</param>
public readonly record struct UnpublishedPages(int Drafts, int Future, int Expired);
