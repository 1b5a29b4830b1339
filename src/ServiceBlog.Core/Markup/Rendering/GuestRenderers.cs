namespace ServiceBlog.Core.Markup;

/// <summary>Links of readers. Their images are links too: a page shows nothing from servers that its author did not choose.</summary>
internal sealed class GuestLinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, LinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, LinkInline obj)
    {
        var url = obj.GetDynamicUrl?.Invoke() ?? obj.Url ?? "";
        var isLink = !IsWithinLink(obj) && GuestUrl.TryWriteAnchor(renderer, url, obj);
        if (obj.FirstChild is null)
            renderer.WriteEscape(url);
        else
            renderer.WriteChildren(obj);
        if (isLink)
            renderer.Write("</a>");
    }

    private static bool IsWithinLink(LinkInline link) => link.Parent?.FindParentOfType<LinkInline>().Any() == true;
}

/// <summary><c>&lt;https://example.org&gt;</c> in a reader's text.</summary>
internal sealed class GuestAutolinkRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, AutolinkInline>
{
    protected override void Write(SlotHtmlRenderer renderer, AutolinkInline obj)
    {
        var isLink = GuestUrl.TryWriteAnchor(renderer, obj.IsEmail ? "mailto:" + obj.Url : obj.Url, obj);
        renderer.WriteEscape(obj.Url);
        if (isLink)
            renderer.Write("</a>");
    }
}

/// <summary>A reader's heading is a strong paragraph: the page's own headings and their ids stay as they are.</summary>
internal sealed class GuestHeadingRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, HeadingBlock>
{
    protected override void Write(SlotHtmlRenderer renderer, HeadingBlock obj)
    {
        renderer.EnsureLine();
        renderer.MarkHeading(isTopLevel: false);
        renderer.Write("<p><strong>");
        renderer.WriteLeafInline(obj);
        renderer.Write("</strong></p>");
        renderer.EnsureLine();
    }
}

/// <summary>Opens the links of readers: search engines are told whose they are, and none runs a script.</summary>
internal static class GuestUrl
{
    private static readonly SearchValues<char> SchemeEnd = SearchValues.Create("/?#");

    /// <summary>Writes the start tag; false, and nothing, if the address is not one that a reader may link to.</summary>
    public static bool TryWriteAnchor(SlotHtmlRenderer renderer, string url, MarkdownObject element)
    {
        if (!IsAllowed(url))
            return false;
        renderer.WriteUrlAttribute("<a rel=\"ugc nofollow\" href=\"", LinkKind.Link, url, element);
        renderer.Write('>');
        return true;
    }

    /// <summary>Browsers ignore control characters within a scheme, so none may stand anywhere.</summary>
    private static bool IsAllowed(string url)
    {
        if (url.AsSpan().ContainsAnyInRange('\0', ' '))
            return false;
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var end = url.AsSpan().IndexOfAny(SchemeEnd);
        return colon < 0 || (end >= 0 && end < colon) || url[..colon].ToLowerInvariant() is "http" or "https" or "mailto";
    }
}
