using Markdig.Renderers.Html.Inlines;
using ServiceBlog.LinkCheck.Urls;

namespace ServiceBlog.Core.Markup;

/// <summary>Markdig's HTML renderer, with slots: the renderers of this folder leave out what other pages decide and note the place. Used for one text
/// at a time; <see cref="Begin"/> makes it ready for the next.</summary>
internal sealed class SlotHtmlRenderer : HtmlRenderer
{
    private const int KeptCapacity = 1 << 20;

    private readonly SlotTextWriter _writer;
    private readonly ImmutableArray<LinkSlot>.Builder _slots = ImmutableArray.CreateBuilder<LinkSlot>();
    private readonly ImmutableArray<ContentLink>.Builder _links = ImmutableArray.CreateBuilder<ContentLink>();
    private readonly ImmutableArray<Directive>.Builder _directives = ImmutableArray.CreateBuilder<Directive>();
    private readonly ImmutableArray<int>.Builder _blocks = ImmutableArray.CreateBuilder<int>();
    private readonly List<int> _headingOffsets = [];
    private readonly List<Diagnostic> _mistakes = [];
    private LineMap _lines = new("", "", 1);
    private int _textEnd = -1;
    private NotedBlocks? _noted;

    public SlotHtmlRenderer()
        : base(new SlotTextWriter())
    {
        _writer = (SlotTextWriter)Writer;
        _writer.IdStarted = () => AddSlot(-1, SlotPart.IdPrefix);
        ObjectWriteBefore += (_, element) =>
        {
            if (element is Block { Parent: MarkdownDocument })
                _blocks.Add(Offset);
        };
    }

    /// <summary>Where in the HTML the next character goes.</summary>
    public int Offset => _writer.Length;

    public int TextEnd => _textEnd < 0 ? _writer.Length : _textEnd;

    public ImmutableArray<LinkSlot> Slots => _slots.ToImmutable();

    /// <summary>Where the blocks start that are in no other.</summary>
    public ImmutableArray<int> Blocks => _blocks.ToImmutable();

    public ImmutableArray<ContentLink> Links => _links.ToImmutable();

    /// <summary>The blocks that a note names; none of other texts.</summary>
    public ImmutableArray<NotedBlock> NotedBlocks => _noted?.Found ?? [];

    public int LinkCount => _links.Count;

    public ImmutableArray<Directive> Directives => _directives.ToImmutable();

    /// <summary>Where the headings start, in their order; -1 for those within another block.</summary>
    public IReadOnlyList<int> HeadingOffsets => _headingOffsets;

    /// <summary>What the author wrote as HTML.</summary>
    public RawHtmlStretches RawHtml { get; } = new();

    /// <summary>For <see cref="ContentLink.Under"/>.</summary>
    public int HeadingAbove => _textEnd < 0 ? _headingOffsets.Count - 1 : TextPart.InFootnotes;

    /// <summary>What the author got wrong, as far as it shows while it is rendered.</summary>
    public IReadOnlyList<Diagnostic> Mistakes => _mistakes;

    /// <summary>Big buffers are not worth keeping.</summary>
    public bool IsWorthKeeping => _writer.GetStringBuilder().Capacity <= KeptCapacity;

    /// <summary>Puts the renderers of this folder before Markdig's own, which are asked in their order.</summary>
    public void UseSlotRenderers()
    {
        ObjectRenderers.InsertRange(0,
        [
            new AbbreviationRenderer(), new AutolinkRenderer(), new CalloutRenderer(), new CalloutTitleRenderer(), new CitationRenderer(),
            new DirectiveBlockRenderer(), new DirectiveInlineRenderer(), new EntityRenderer(), new FootnoteGroupRenderer(), new FootnoteLinkRenderer(),
            new LinkRenderer(), new MarkedHeadingRenderer(), new CodeRenderer(), new RawHtmlBlockRenderer(), new RawHtmlInlineRenderer(),
            new ScrollableTableRenderer(), new TaskRenderer(), new TranscludingParagraphRenderer(), new WikilinkRenderer(),
        ]);
        UseStrikethrough();
    }

    /// <summary>From now on the named blocks of notes are looked for.</summary>
    public void NoteBlocks()
    {
        var noted = _noted = new NotedBlocks(this);
        ObjectWriteBefore += (_, element) => noted.Enter(element);
        ObjectWriteAfter += (_, element) => noted.Leave(element);
    }

    /// <summary>The same, for the texts of readers.</summary>
    public void UseGuestRenderers()
    {
        ObjectRenderers.InsertRange(0,
            [new EntityRenderer(), new GuestAutolinkRenderer(), new GuestHeadingRenderer(), new GuestLinkRenderer(), new PlainCodeRenderer()]);
        UseStrikethrough();
    }

    private void UseStrikethrough() => ObjectRenderers.FindExact<EmphasisInlineRenderer>()!.GetTag =
        static emphasis => EmphasisParser.TagOf(emphasis) ?? EmphasisInlineRenderer.GetDefaultTag(emphasis);

    public void Begin(LineMap lines)
    {
        Reset();
        _slots.Clear();
        _links.Clear();
        _directives.Clear();
        _blocks.Clear();
        _headingOffsets.Clear();
        _mistakes.Clear();
        _noted?.Clear();
        RawHtml.Clear();
        _textEnd = -1;
        _lines = lines;
    }

    /// <summary>Copies the HTML so far: as many characters as <see cref="Offset"/> says.</summary>
    public void CopyTo(Span<char> html) => _writer.GetStringBuilder().CopyTo(0, html, html.Length);

    public SourceLocation Locate(int position) => _lines.Locate(position);

    public int AddLink(ContentLink link)
    {
        _links.Add(link);
        return _links.Count - 1;
    }

    /// <summary>Leaves a gap here.</summary>
    public void AddSlot(int link, SlotPart part) => _slots.Add(new LinkSlot(_writer.Length, link, part));

    /// <summary>Leaves a gap for a directive, whose label comes next.</summary>
    /// <returns>Its number, which the slots behind its label and its content have too.</returns>
    public int OpenDirective(WrittenDirective written, MarkdownObject element)
    {
        var attributes = ImmutableArray.CreateBuilder<DirectiveAttribute>(written.Attributes.Length);
        foreach (var (name, value, start) in written.Attributes)
        {
            var (shown, location, link) = (WikilinkBars.Show(value), Locate(start), -1);
            if (Directive.IsAddress(name) && LeavesOut(shown, Directive.IsImage(name), element))
                shown = "";
            else if (Directive.IsAddress(name) && shown.Length > 0)
                link = AddLink(ContentLink.FromUrl(Directive.IsImage(name) ? LinkKind.Image : LinkKind.Link, shown, hasText: true, location));
            attributes.Add(new DirectiveAttribute(name, shown, link, location));
        }
        _directives.Add(new Directive(
            written.Name, written.Form, WikilinkBars.Show(written.Before), WikilinkBars.Show(written.After), attributes.MoveToImmutable(),
            Locate(element.Span.Start)));
        AddSlot(_directives.Count - 1, SlotPart.Directive);
        return _directives.Count - 1;
    }

    /// <summary>Leaves gaps for what the author did not write of an image.</summary>
    /// <param name="link">The number of its link; null if it is none of the site.</param>
    public void AddImageSlots(int? link, bool hasSize, bool hasLoading)
    {
        if (link is not { } own)
            return;
        if (!hasSize)
            AddSlot(own, SlotPart.ImageSize);
        if (!hasLoading)
            AddSlot(own, SlotPart.ImageLoading);
    }

    public void MarkHeading(bool isTopLevel) => _headingOffsets.Add(isTopLevel ? _writer.Length : -1);

    public void MarkTextEnd() => _textEnd = _writer.Length;

    public void Report(Diagnostic mistake) => _mistakes.Add(mistake);

    /// <summary>Whether a link must not be published, because it holds a script: its text stays, and its author is told.</summary>
    public bool LeavesOut(string url, bool isImage, MarkdownObject element)
    {
        if (!ScriptUrl.Is(url, isImage))
            return false;
        _mistakes.Add(new Diagnostic(Rules.ScriptLink, Locate(element.Span.Start),
            $"this {(isImage ? "image" : "link")} holds a script in place of an address, so it is left out")
        { Url = url });
        return true;
    }

    /// <summary>Writes <c> href="…"</c> or <c> src="…"</c> with a slot for the URL, or the URL itself if it leads out.</summary>
    /// <returns>The number of the link if it stays in the site; else null.</returns>
    public int? WriteUrlAttribute(string opening, LinkKind kind, string url, MarkdownObject element)
    {
        var hasText = element is not LinkInline inline || !PlainText.IsEmpty(inline);
        var link = ContentLink.FromUrl(kind, url, hasText, Locate(element.Span.Start));
        var index = AddLink(link);
        Write(opening);
        if (link.IsExternal)
            ExternalUrl.Write(this, url);
        else
            AddSlot(index, SlotPart.Url);
        Write('"');
        return link.IsExternal ? null : index;
    }
}

/// <summary>Where the renderers write. Markdig writes the attributes of every element itself, in a method that cannot be overridden; the writer is
/// the one place to learn where an id begins, and it begins with exactly this string.</summary>
internal sealed class SlotTextWriter() : StringWriter(CultureInfo.InvariantCulture)
{
    /// <summary>How an id attribute starts, as Markdig writes it.</summary>
    public const string IdStart = " id=\"";

    public int Length => GetStringBuilder().Length;

    /// <summary>Told of every id, when its attribute has been opened.</summary>
    public Action? IdStarted { get; set; }

    public override void Write(string? value)
    {
        base.Write(value);
        if (value is IdStart)
            IdStarted?.Invoke();
    }
}
