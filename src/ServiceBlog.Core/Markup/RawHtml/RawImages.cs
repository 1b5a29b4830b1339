using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Markup;

/// <summary>Leaves gaps in the tags of images for their size and loading, as far as the author did not write these.</summary>
internal static partial class RawImages
{
    /// <summary>Whether HTML shows images, and has nothing in which a tag is mere text.</summary>
    public static bool AreIn(string html) => html.Contains("<img", StringComparison.OrdinalIgnoreCase) && !TextElement().IsMatch(html);

    /// <param name="locate">Leads from an offset in the HTML to the Markdown.</param>
    public static void Write(SlotHtmlRenderer renderer, string html, Func<int, int> locate)
    {
        var (attributes, position) = (new List<HtmlAttribute>(), 0);
        var tokens = new HtmlTokenizer(html, attributes);
        while (tokens.Read(allowsCData: false) is var kind and not HtmlTokenKind.EndOfFile)
        {
            if (kind != HtmlTokenKind.StartTag || !tokens.Content.Equals("img", StringComparison.OrdinalIgnoreCase))
                continue;
            var source = attributes.Find(attribute => Is(attribute, "src"));
            var url = html.Substring(source.Value, source.ValueLength);
            // An ampersand may begin a character reference.
            if (url.Length == 0 || url.Contains('&', StringComparison.Ordinal))
                continue;
            var nameEnd = tokens.ContentStart + tokens.Content.Length;
            renderer.Write(html.AsSpan(position, nameEnd - position));
            renderer.AddImageSlots(
                renderer.AddLink(ContentLink.FromUrl(LinkKind.RawImage, url, hasText: true, renderer.Locate(locate(tokens.Start)))),
                hasSize: attributes.Exists(attribute => Is(attribute, "width") || Is(attribute, "height")),
                hasLoading: attributes.Exists(attribute => Is(attribute, "loading")));
            position = nameEnd;
        }
        renderer.Write(html.AsSpan(position));

        bool Is(HtmlAttribute attribute, string name) => html.AsSpan(attribute.Name, attribute.NameLength).Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("<(!|script|style|textarea|title|template|noscript|picture)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex TextElement();
}
