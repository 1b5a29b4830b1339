namespace ServiceBlog.LinkCheck.External;

/// <summary>One line of the cache.</summary>
/// <param name="Url">The target's address.</param>
/// <param name="Checked">When it was asked.</param>
/// <param name="Outcome">Whether it works.</param>
/// <param name="Reason">Why not.</param>
/// <param name="MovedTo">Where it went for good.</param>
/// <param name="Anchors">By fragment.</param>
internal sealed record CacheEntry(
    string Url,
    DateTimeOffset Checked,
    Outcome Outcome,
    string? Reason,
    string? MovedTo,
    Dictionary<string, AnchorVerdict>? Anchors)
{
    public static CacheEntry Of(ExternalTarget target, Verdict verdict, DateTimeOffset now) => new(
        target.Address,
        now,
        verdict.Outcome,
        verdict.Reason.Length == 0 ? null : verdict.Reason,
        verdict.MovedTo?.AbsoluteUri,
        verdict.Anchors.IsEmpty ? null : new Dictionary<string, AnchorVerdict>(verdict.Anchors, StringComparer.Ordinal));

    /// <summary>The verdict again; null if this line cannot have been written by us.</summary>
    public Verdict? ToVerdict()
    {
        if (string.IsNullOrEmpty(Url) || !Enum.IsDefined(Outcome) || Anchors?.Values.Any(anchor => anchor is null) == true)
            return null;
        var verdict = new Verdict(Outcome, Reason ?? "");
        if (Anchors is not null)
            verdict = verdict with { Anchors = Anchors.ToImmutableSortedDictionary(StringComparer.Ordinal) };
        if (MovedTo is null)
            return verdict;
        return Uri.TryCreate(MovedTo, UriKind.Absolute, out var movedTo) && movedTo.Scheme is "http" or "https"
            ? verdict with { MovedTo = movedTo }
            : null;
    }
}
