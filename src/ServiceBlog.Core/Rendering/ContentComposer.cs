namespace ServiceBlog.Core.Rendering;

/// <summary>Puts the resolved links, and the parts of other pages that a text shows, into the text's HTML. The graph holds no transclusion that leads
/// back to where it came from, so this ends.</summary>
/// <param name="shortcodes">Show the directives of texts; null leaves these as they were typed.</param>
public sealed class ContentComposer(SiteGraph graph, ShortcodeRenderer? shortcodes = null)
{
    private readonly CitationText _citations = new(graph);
    private readonly GlossaryMarker _glossary = new(graph);

    /// <summary>The texts that were led back from, and the marks in them. Of a sound site that is none.</summary>
    private readonly ConcurrentDictionary<Page, (ComposedText Text, IReadOnlyList<(int Offset, int Length)> Marks)> _written = new();

    /// <summary>A page's text as it stands on its own page.</summary>
    /// <param name="known">The page that the graph knows, if this is an edited version of it with the same links.</param>
    public string Compose(Page page, Page? known = null)
    {
        var text = OwnText(page, known ?? page);
        return _glossary.Mark(text.ToString(), known ?? page, CapturedIn(text, known ?? page));
    }

    /// <summary>A comment's text as it stands below its page.</summary>
    public string Compose(Comment comment) =>
        TextOf(comment.File, Resolve(comment.File, comment.Host, idPrefix: null, TextPart.All), Range.All, default).ToString();

    /// <summary>The same text in pieces, cut after the blocks that hold what others cite.</summary>
    /// <param name="known">As in <see cref="Compose(Page, Page?)"/>.</param>
    public ImmutableArray<Passage> Passages(Page page, Page? known = null)
    {
        var text = OwnText(page, known ?? page);
        var passages = ImmutableArray.CreateBuilder<Passage>();
        var (start, written) = (0, 0);
        foreach (var (end, anchors) in PassageCuts.Find(page.Body, graph[known ?? page].CitedAnchors))
            Add(end, anchors);
        if (start < page.Outline.HtmlLength || passages.Count == 0)
            Add(page.Outline.HtmlLength, []);
        return Marked(passages.ToImmutable(), known ?? page, CapturedIn(text, known ?? page));

        void Add(int end, ImmutableArray<CitedAnchor> anchors)
        {
            var output = new StringBuilder();
            page.Body.Fill(output, text.Links, start..end, default, text.Directives, words: text.Words);
            passages.Add(new Passage(output.ToString(), written, anchors));
            (start, written) = (end, written + output.Length);
        }
    }

    /// <summary>The pieces with the mentions of topics marked, of which the first on a page counts.</summary>
    private ImmutableArray<Passage> Marked(ImmutableArray<Passage> passages, Page host, IReadOnlyList<(int Offset, int Length)> captured)
    {
        var inserted = new List<(int Offset, int Length)>();
        var text = _glossary.Mark(string.Concat(passages.Select(passage => passage.Html)), host, captured, inserted);
        if (inserted.Count == 0)
            return passages;
        var (next, moved) = (0, 0);
        var starts = passages.Select(passage => passage.Start).Append(text.Length).ToArray();
        for (var i = 0; i < passages.Length; i++)
        {
            for (; next < inserted.Count && inserted[next].Offset - moved < starts[i]; next++)
                moved += inserted[next].Length;
            starts[i] += moved;
        }
        return [.. passages.Select((passage, i) => passage with { Html = text[starts[i]..starts[i + 1]], Start = starts[i] })];
    }

    /// <summary>Stands for what <see cref="Compose(Page, Page?)"/> returns, without composing it: the text need not even be converted.</summary>
    public ContentHash HashOf(Page page) => Add(ContentHash.None, page, TextPart.All, host: page);

    public ContentHash HashOf(Comment comment) => Add(ContentHash.None, comment.File, TextPart.All, comment.Host);

    /// <summary>Where a place in a composed text comes from: this page's HTML, or that of a page it shows.</summary>
    /// <param name="offset">Into what <see cref="Compose(Page, Page?)"/> returns.</param>
    /// <returns>The page, and the offset into its <see cref="MarkupBody.Html"/>.</returns>
    public (Page Page, int Offset) OriginOf(Page page, int offset)
    {
        var (text, marks) = _written.GetOrAdd(page, Written);
        offset = GlossaryMarker.Unmarked(marks, offset);
        while (true)
        {
            var (htmlOffset, slot, inSlot) = text.OriginOf(offset);
            if (slot is not { Part: SlotPart.Embed } embed)
                return (text.Page, htmlOffset);
            text = ShownText(graph[text.Page].Links[embed.Link], page, NestedPrefix(text.Scope.IdPrefix, embed.Link));
            offset = inSlot;
        }
    }

    private ContentHash Add(ContentHash before, Page page, TextPart part, Page host)
    {
        before = before.With(page.ContentHash);
        if (graph.GlossaryOf(host).IsFor(host) && !page.FrontMatter.Verbatim)
            before = graph.GlossaryOf(host).AddTo(before, page.Words);
        foreach (var directive in page.Outline.Directives)
        {
            if (directive.Name == PageQuery.Name)
                before = PageQuery.Of(directive).HashOf(graph, page, before);
        }
        var targets = graph[page].Links;
        for (var i = 0; i < targets.Length; i++)
        {
            var target = targets[i];
            before = before.With(target.Url).With(target.Fragment).With(target.Text).With(target.Page == host ? 1 : 0);
            if (target.Image is { } image)
                before = before.With(image.Size.Width).With(image.Size.Height).With(image.SourceSet);
            var kind = page.Outline.Links[i].Kind;
            if (kind == LinkKind.Citation)
                before = before.With(target.Heading?.Text).With(target.Page?.Path).With(NumberOf(target, host));
            else if (kind == LinkKind.Transclusion && target.Page is { } shown && page.Outline.Holds(part, i))
                before = Add(before.With(target.Heading?.Id).With(target.Block).With(shown.Path), shown,
                    shown.Outline.PartUnder(target.Heading, target.Block), host);
        }
        return before;
    }

    // By what a text cites its own numbers are known, but not those of the page on which it is shown.
    private int NumberOf(LinkTarget target, Page host) =>
        graph[host].References.FirstOrDefault(reference => reference.Page == target.Page)?.Number ?? 0;

    /// <summary>Where a page's text shows the captured words of another author, or what a theme adds to a directive, which no glossary marks.</summary>
    private IReadOnlyList<(int Offset, int Length)> CapturedIn(ComposedText own, Page host) =>
        graph.GlossaryOf(host).IsFor(host) ? [.. CapturedIn(own, host, host, start: 0)] : [];

    /// <param name="known">The page of the text, as the graph knows it.</param>
    /// <param name="start">Where the text stands in the host's.</param>
    private IEnumerable<(int Offset, int Length)> CapturedIn(ComposedText text, Page known, Page host, int start)
    {
        foreach (var (offset, length, slot) in text.Insertions())
        {
            var shown = slot.Part == SlotPart.Embed ? ShownText(graph[known].Links[slot.Link], host, NestedPrefix(text.Scope.IdPrefix, slot.Link)) : null;
            if (shown is null || shown.Page.FrontMatter.Verbatim)
            {
                yield return (start + offset, length);
                continue;
            }
            foreach (var nested in CapturedIn(shown, shown.Page, host, start + offset))
                yield return nested;
        }
    }

    private (ComposedText Text, IReadOnlyList<(int Offset, int Length)> Marks) Written(Page page)
    {
        var text = OwnText(page, page);
        return (text, _glossary.MarksIn(text.ToString(), page, CapturedIn(text, page)));
    }

    private ComposedText OwnText(Page page, Page known) => TextOf(page, Resolve(known, host: known, idPrefix: null, TextPart.All), Range.All, default);

    private ComposedText TextOf(Page page, ResolvedLink[] links, Range range, TransclusionScope scope) => new(page, links, range, scope,
        (number, label, content) => page.Outline.Directives[number] is var directive && shortcodes is not null
            ? shortcodes.Show(directive, new DirectiveText(label, content), links, page, scope)
            : ShortcodeRenderer.AsTyped(page.Outline.Directives[number], new DirectiveText(label, content)),
        shortcodes?.WordsOf(page) ?? SiteWords.English);

    private ComposedText ShownText(LinkTarget target, Page host, string idPrefix)
    {
        var page = target.Page!;
        var range = target.Heading is { } heading ? page.Body.Section(heading.Id) ?? Range.All
            : target.Block is { } id && page.Body.Block(id) is { } block ? block.Start..block.End
            : ..page.Body.TextEnd;
        var part = page.Outline.PartUnder(target.Heading, target.Block);
        return TextOf(
            page, Resolve(page, host, idPrefix, part), range, new TransclusionScope(graph.Config.UrlOf(page.Path), idPrefix));
    }

    /// <param name="host">The page on which the text appears; links to it need no path.</param>
    /// <param name="part">What of the text appears. The rest may show this part, so it is not followed.</param>
    private ResolvedLink[] Resolve(Page page, Page host, string? idPrefix, TextPart part)
    {
        var (written, targets) = (page.Outline.Links, graph[page].Links);
        var resolved = new ResolvedLink[targets.Length];
        var hasImage = idPrefix is not null;
        for (var i = 0; i < resolved.Length; i++)
        {
            var target = targets[i];
            if (target.Image is { } image)
            {
                resolved[i] = new ResolvedLink(target.HrefOn(host), target.Text, Embed: null, SizeOf(image), hasImage ? Later : AtOnce);
                hasImage = true;
                continue;
            }
            if (written[i] is { Kind: LinkKind.Citation, Continues: false })
                resolved[i] = new ResolvedLink(target.Href, target.Text, _citations.Write(page, i, host, idPrefix));
            else if (written[i].Kind == LinkKind.Transclusion && target.Page is not null && page.Outline.Holds(part, i))
                resolved[i] = new ResolvedLink(target.Href, target.Text, Shown(ShownText(target, host, NestedPrefix(idPrefix, i)).ToString()));
            else
                resolved[i] = new ResolvedLink(target.IsMissing ? null : target.HrefOn(host), target.Text);
        }
        return resolved;
    }

    /// <summary>What an item of a list holds may be plain text.</summary>
    private static string Shown(string html) => html.AsSpan().TrimStart() is ['<', ..] or [] ? html : $"<div>{html}</div>";

    private const string Later = " loading=\"lazy\" decoding=\"async\"";

    /// <summary>The first image of a page is often the largest thing on the screen: it must not wait until its place is known.</summary>
    private const string AtOnce = " loading=\"eager\" decoding=\"async\"";

    private string? SizeOf(SiteImage image)
    {
        if (image.Size.IsNone)
            return null;
        var size = Invariant($" width=\"{image.Size.Width}\" height=\"{image.Size.Height}\"");
        if (image.SourceSet is null)
            return size;
        var attributes = new StringBuilder(size).Append(" srcset=\"");
        HtmlEscape.Append(attributes, image.SourceSet);
        attributes.Append("\" sizes=\"");
        HtmlEscape.Append(attributes, graph.Config.Images.Sizes);
        return attributes.Append('"').ToString();
    }

    // The place of the link among the links of its text: the same part may be shown twice.
    private static string NestedPrefix(string? prefix, int link) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}shown-{link + 1}-");
}
