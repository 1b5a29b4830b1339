namespace ServiceBlog.LinkCheck.External;

/// <summary>What is known of one URL, for all links that lead to it.</summary>
/// <param name="Reason">Why not, as a clause: "the server answers 404 Not Found".</param>
internal sealed record Verdict(Outcome Outcome, string Reason = "")
{
    private static readonly ImmutableSortedDictionary<string, AnchorVerdict> NoAnchors =
        ImmutableSortedDictionary.Create<string, AnchorVerdict>(StringComparer.Ordinal);

    /// <summary>Where it went for good; with a fragment only if the server named one. Null if it is where it was.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>By fragment, as in <see cref="ExternalTarget.Fragments"/>.</summary>
    public ImmutableSortedDictionary<string, AnchorVerdict> Anchors { get; init; } = NoAnchors;

    /// <summary>Says more of this run than of the URL, so the next run asks again.</summary>
    public bool IsPassing { get; init; }

    /// <summary>Worth believing for long.</summary>
    public bool IsGood => Outcome == Outcome.Works && Anchors.Values.All(anchor => anchor.State == AnchorState.Fine);
}

/// <summary>What became of asking for a URL.</summary>
internal enum Outcome
{
    /// <summary>The server has it.</summary>
    Works,

    /// <summary>It is certainly not there.</summary>
    Broken,

    /// <summary>A reader may or may not get there: nothing is held against the link.</summary>
    Unknown,

    /// <summary>We did not want to ask.</summary>
    NotChecked,
}

/// <param name="Near">The page's most similar anchor, if the asked one is missing.</param>
internal sealed record AnchorVerdict(AnchorState State, string? Near = null)
{
    public static readonly AnchorVerdict Fine = new(AnchorState.Fine);
}

/// <summary>What is known of an anchor that links name.</summary>
internal enum AnchorState
{
    /// <summary>It is there, or the page is none in which anchors could be looked up.</summary>
    Fine,

    /// <summary>The whole page was read, and it is not there.</summary>
    Missing,

    /// <summary>It is not in the part of the page that was read.</summary>
    Unread,
}
