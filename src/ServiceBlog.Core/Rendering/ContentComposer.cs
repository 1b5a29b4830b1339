using System.Globalization;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Graph;
using ServiceBlog.Core.Markup;

namespace ServiceBlog.Core.Rendering;

/// <summary>
/// Puts the resolved links, and the parts of other pages that a text shows, into the text's HTML. The graph holds no
/// transclusion that leads back to where it came from, so this ends.
/// </summary>
public sealed class ContentComposer(SiteGraph graph)
{
    private readonly GlossaryMarker _glossary = new(graph.Glossary, graph.Config);

    /// <summary>A page's text as it stands on its own page.</summary>
    public string Compose(Page page) => _glossary.Mark(OwnText(page).ToString(), page);

    /// <summary>Stands for what <see cref="Compose"/> returns, without composing it: the text need not even be converted.</summary>
    public Fingerprint FingerprintOf(Page page) => Add(Fingerprint.None, page, host: page);

    /// <summary>Where a place in a composed text comes from: this page's HTML, or that of a page it shows.</summary>
    /// <param name="offset">Into what <see cref="Compose"/> returns.</param>
    /// <returns>The page, and the offset into its <see cref="MarkupBody.Html"/>.</returns>
    public (Page Page, int Offset) OriginOf(Page page, int offset)
    {
        var text = OwnText(page);
        offset = _glossary.Unmarked(text.ToString(), page, offset);
        while (true)
        {
            var (htmlOffset, slot, inSlot) = text.OriginOf(offset);
            if (slot is not { Part: SlotPart.Embed } embed)
                return (text.Page, htmlOffset);
            text = ShownText(graph[text.Page].Links[embed.Link], page, NestedPrefix(text.Scope.IdPrefix, embed.Link));
            offset = inSlot;
        }
    }

    private Fingerprint Add(Fingerprint before, Page page, Page host)
    {
        before = before.With(page.Source);
        if (graph.Glossary.IsFor(host))
            before = graph.Glossary.AddTo(before, page.Outline.Words);
        var targets = graph[page].Links;
        for (var i = 0; i < targets.Length; i++)
        {
            var target = targets[i];
            before = before.With(target.Url).With(target.Fragment).With(target.Text).With(target.Page == host ? 1 : 0);
            if (page.Outline.Links[i].Kind == LinkKind.Transclusion && target.Page is { } shown)
                before = Add(before.With(target.Heading?.Id).With(shown.Path), shown, host);
        }
        return before;
    }

    private ComposedText OwnText(Page page) => new(page, Resolve(page, host: page, idPrefix: null), Range.All, default);

    private ComposedText ShownText(LinkTarget target, Page host, string idPrefix)
    {
        var page = target.Page!;
        var range = target.Heading is { } heading ? page.Body.Section(heading.Id) ?? Range.All : ..page.Body.TextEnd;
        return new ComposedText(
            page, Resolve(page, host, idPrefix), range, new TransclusionScope(graph.Config.UrlOf(page.Path), idPrefix));
    }

    /// <param name="host">The page on which the text appears; links to it need no path.</param>
    private ResolvedLink[] Resolve(Page page, Page host, string? idPrefix)
    {
        var targets = graph[page].Links;
        var resolved = new ResolvedLink[targets.Length];
        for (var i = 0; i < resolved.Length; i++)
        {
            var target = targets[i];
            if (page.Outline.Links[i].Kind == LinkKind.Transclusion && target.Page is not null)
                resolved[i] = new ResolvedLink(target.Href, target.Text, ShownText(target, host, NestedPrefix(idPrefix, i)).ToString());
            else
                resolved[i] = new ResolvedLink(target.Page == host && target.Fragment is not null ? $"#{target.Fragment}" : target.Href, target.Text);
        }
        return resolved;
    }

    // The place of the link among the links of its text: the same part may be shown twice.
    private static string NestedPrefix(string? prefix, int link) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}shown-{link + 1}-");
}
