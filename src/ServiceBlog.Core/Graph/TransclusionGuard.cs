namespace ServiceBlog.Core.Graph;

/// <summary>Cuts the transclusions that would never end or grow beyond reason, so that the others can be followed without care: none is left that
/// leads back to the part of a page that it stands in, nests too deep, or makes a page too long.</summary>
internal sealed class TransclusionGuard(PageIndex index, PageLinks[] links, ICollection<Diagnostic> diagnostics)
{
    private const int MaxDepth = 16;
    private const long MaxLength = 4 << 20;

    private readonly Dictionary<ShownText, long> _lengths = [];
    private readonly List<ShownText> _path = [];

    public static void Cut(PageIndex index, PageLinks[] links, ICollection<Diagnostic> diagnostics)
    {
        var guard = new TransclusionGuard(index, links, diagnostics);
        for (var number = 0; number < links.Length; number++)
        {
            if (links[number].HasTransclusions)
                guard.LengthOf(new ShownText(index.Pages[number], TextPart.All));
        }
    }

    /// <summary>The length of a text's HTML with all that it shows. Follows the depth of nesting, which is bounded.</summary>
    private long LengthOf(ShownText text)
    {
        var (page, outline, own) = (text.Page, text.Page.Outline, links[index.NumberOf(text.Page)]);
        long length = outline.LengthOf(text.Part);
        if (!own.HasTransclusions)
            return length;
        if (_lengths.TryGetValue(text, out var known))
            return known;
        _path.Add(text);
        for (var i = 0; i < outline.Links.Length; i++)
        {
            var link = outline.Links[i];
            if (link.Kind != LinkKind.Transclusion || own[i].Page is not { } target || !outline.Holds(text.Part, i))
                continue;
            if (Refusal(page, ShownText.By(own[i], target), length, out var shownLength) is { } message)
            {
                diagnostics.Report(Rules.TransclusionCycle, link.Location, message);
                own.Cut(i);
            }
            length += shownLength;
        }
        _path.RemoveAt(_path.Count - 1);
        return _lengths[text] = length;
    }

    private string? Refusal(Page page, ShownText shown, long length, out long shownLength)
    {
        shownLength = 0;
        if (_path.Contains(shown))
            return $"showing {shown} here leads back to {(shown.Page == page && !shown.Part.IsSection ? "this page" : shown)}: {Circle(shown)}";
        if (_path.Count >= MaxDepth)
            return Invariant($"pages show each other more than {MaxDepth} levels deep here");
        shownLength = LengthOf(shown);
        if (length + shownLength <= MaxLength)
            return null;
        shownLength = 0;
        return "with all that it shows, the page would be longer than 4 million characters";
    }

    private string Circle(ShownText start) => string.Join(" → ", _path.SkipWhile(text => text != start).Append(start));

    /// <summary>A part of a page, as it is shown on its own page or another.</summary>
    private readonly record struct ShownText(Page Page, TextPart Part)
    {
        public static ShownText By(LinkTarget link, Page page)
        {
            var part = page.Outline.PartUnder(link.Heading, link.Block);
            // The same as all of it, unless the footnotes show something.
            var isAll = part == TextPart.WithoutFootnotes && !page.Outline.Links.Any(written => written.Under == TextPart.InFootnotes);
            return new ShownText(page, isAll ? TextPart.All : part);
        }

        public override string ToString() => Part.IsSection ? $"{Page.DisplayPath}#{Page.Outline.Headings[Part.Heading].Id}" : Page.DisplayPath;
    }
}
