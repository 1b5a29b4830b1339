namespace ServiceBlog.LinkCheck.External;

/// <summary>What is known of one URL, for all links that lead to it.</summary>
/// <param name="Outcome">Whether it works.</param>
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
