namespace ServiceBlog.Import.Captures;

/// <summary>What a line says about a post that is no part of its text: <c>Posted on March 4, 2014 by Jane Doe | 3 comments</c>.</summary>
internal sealed record MetaLine
{
    public DateMatch? Date { get; init; }

    public string? Author { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Says "posted" or the like.</summary>
    public bool SaysPosted { get; init; }

    /// <summary>Has comments, a permalink, a time or buttons, which stand under a post or its title.</summary>
    public bool HasLinks { get; init; }

    /// <summary>A date and nothing else.</summary>
    public bool IsBareDate => Date is not null && Author is null && Tags.IsEmpty && !SaysPosted && !HasLinks;

    /// <summary>What all dates above the posts of one blog have in common.</summary>
    public (DateForm Form, bool HasWeekday, bool HasTime, bool SaysPosted)? Signature => Date is { } date
        ? (date.Form, date.HasWeekday, date.Date.HasTime, SaysPosted)
        : null;
}
