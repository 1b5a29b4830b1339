namespace ServiceBlog.LinkCheck.External;

/// <summary>What a verdict means for one of the links that it is about.</summary>
internal sealed class VerdictFindings(ExternalOptions options)
{
    public IEnumerable<Finding> Of(ExternalReference reference, Verdict verdict)
    {
        var url = ExternalTarget.AddressOf(reference.Url);
        switch (verdict.Outcome)
        {
            case Outcome.Broken when ArchivedCopyOf(reference.Url) is { } copy:
                yield return New(FindingKind.ArchivedCopy, reference, $"{url} is gone ({verdict.Reason}); use its archived copy") with { Suggestion = copy };
                break;
            case Outcome.Broken:
                yield return New(FindingKind.BrokenExternalLink, reference, $"{url} is gone: {verdict.Reason}");
                break;
            case Outcome.Unknown:
                yield return New(FindingKind.ExternalUnknown, reference, $"{url} may or may not work: {verdict.Reason}");
                break;
            case Outcome.NotChecked:
                yield return New(FindingKind.ExternalNotChecked, reference, $"{url} was not checked: {verdict.Reason}");
                break;
            case Outcome.Works:
                if (verdict.MovedTo is { } movedTo)
                    yield return Moved(reference, movedTo);
                if (AnchorFragment.Of(reference.Url) is { } fragment
                    && verdict.Anchors.GetValueOrDefault(fragment) is { State: not AnchorState.Fine } anchor)
                {
                    yield return OfAnchor(reference, AnchorFragment.Decoded(fragment), anchor);
                }
                break;
        }
    }

    /// <summary>Says that a URL has a user name or password in it, without repeating either.</summary>
    public static Finding OfCredentials(ExternalReference reference) => New(
        FindingKind.CredentialsInLink, reference, $"the link to {reference.Url.Host} carries a user name or password, and was not checked");

    private static Finding Moved(ExternalReference reference, Uri movedTo)
    {
        var newUrl = movedTo.Fragment.Length > 0 ? movedTo.AbsoluteUri : movedTo.AbsoluteUri + reference.Url.Fragment;
        var isFrontPage = movedTo.PathAndQuery == "/" && reference.Url.PathAndQuery != "/";
        var message = $"{reference.Url.AbsoluteUri} has moved for good"
            + (isFrontPage ? "; it leads to a front page now, so what it was about may be gone" : "");
        return New(FindingKind.MovedPermanently, reference, message) with { Suggestion = newUrl };
    }

    private static Finding OfAnchor(ExternalReference reference, string anchor, AnchorVerdict verdict)
    {
        var page = ExternalTarget.AddressOf(reference.Url);
        return verdict.State == AnchorState.Missing ? New(FindingKind.BrokenExternalAnchor, reference, $"{page} has no anchor \"{anchor}\"") with
        {
            Suggestion = verdict.Near is { } near ? $"{page}#{Uri.EscapeDataString(near)}" : null,
        }
            : New(
                FindingKind.ExternalNotChecked, reference,
                $"whether {page} has the anchor \"{anchor}\" was not checked: the page could not be read to its end");
    }

    private static Finding New(FindingKind kind, ExternalReference reference, string message) => new(kind, reference.Path, reference.Place, message)
    {
        Element = reference.Element,
        Attribute = reference.Attribute,
        Url = reference.Written ?? reference.Url.OriginalString,
    };

    private string? ArchivedCopyOf(Uri url) => options.Archive.GetValueOrDefault(url.OriginalString)
        ?? options.Archive.GetValueOrDefault(url.AbsoluteUri)
        ?? options.Archive.GetValueOrDefault(ExternalTarget.AddressOf(url));
}
