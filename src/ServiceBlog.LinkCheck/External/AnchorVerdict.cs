namespace ServiceBlog.LinkCheck.External;

/// <param name="State">Whether the anchor is there.</param>
/// <param name="Near">The page's most similar anchor, if the asked one is missing.</param>
internal sealed record AnchorVerdict(AnchorState State, string? Near = null)
{
    public static readonly AnchorVerdict Fine = new(AnchorState.Fine);
}
