namespace ServiceBlog.LinkCheck.External;

/// <summary>What was read of a page.</summary>
/// <param name="Anchors">The anchors in it.</param>
/// <param name="IsWhole">It was read to its end.</param>
internal sealed record HtmlPage(IReadOnlySet<string> Anchors, bool IsWhole)
{
    /// <summary>GitHub prefixes the ids of rendered texts with this, and a script of its lets links leave it out.</summary>
    private const string RenderedTextPrefix = "user-content-";

    public AnchorVerdict Find(string fragment)
    {
        var id = AnchorFragment.Decoded(fragment);
        // As browsers do: first as it stands, then decoded.
        if (Anchors.Contains(fragment) || Anchors.Contains(id) || Anchors.Contains(RenderedTextPrefix + id))
            return AnchorVerdict.Fine;
        return IsWhole
            ? new AnchorVerdict(AnchorState.Missing, NearestName.Find(id, Anchors))
            : new AnchorVerdict(AnchorState.Unread);
    }
}
