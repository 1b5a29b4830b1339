namespace ServiceBlog.Core.Markup;

/// <summary>Leaves gaps in the tags of images for their size and loading, as far as the author did not write these.</summary>
internal static partial class RawImages
{
    /// <summary>Whether HTML shows images, and has nothing in which a tag is mere text.</summary>
    public static bool AreIn(string html) => html.Contains("<img", StringComparison.OrdinalIgnoreCase) && !TextElement().IsMatch(html);

    /// <param name="locate">Leads from an offset in the HTML to the Markdown.</param>
    public static void Write(SlotHtmlRenderer renderer, string html, Func<int, int> locate)
    {
        var position = 0;
        foreach (Match image in Tag().Matches(html))
        {
            var source = image.Groups["source"].Value.Trim('"', '\'');
            // An ampersand may begin a character reference.
            if (source.Length == 0 || source.Contains('&', StringComparison.Ordinal))
                continue;
            var end = image.Index + image.Length - (image.Value.EndsWith("/>", StringComparison.Ordinal) ? 2 : 1);
            renderer.Write(html.AsSpan(position, end - position).TrimEnd());
            renderer.AddImageSlots(
                renderer.AddLink(ContentLink.FromUrl(LinkKind.RawImage, source, hasText: true, renderer.Locate(locate(image.Index)))),
                hasSize: Size().IsMatch(image.Value), hasLoading: Loading().IsMatch(image.Value));
            position = end;
        }
        renderer.Write(html.AsSpan(position));
    }

    [GeneratedRegex("""<img(?=[\s/])(?:\ssrc\s*=\s*(?<source>"[^"]*"|'[^']*'|[^\s"'>]+)|"[^"]*"|'[^']*'|[^"'>])*>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s(width|height)\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Size();

    [GeneratedRegex(@"\sloading\s*=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Loading();

    [GeneratedRegex("<(!|script|style|textarea|title|template|noscript|picture)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex TextElement();
}
