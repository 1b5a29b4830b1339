using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Editing.Links;

/// <summary>The links of a page's text with the exact places of their targets. The outline of a page knows where its links begin; where in them the
/// target stands is asked so seldom that the text is parsed once more for it.</summary>
internal sealed class WrittenLinks
{
    private readonly AuthoredText _text;
    private readonly int _start;
    private readonly Dialect _dialect;
    private readonly Dictionary<(int Position, LinkKind Kind), WrittenTarget> _targets = [];

    private WrittenLinks(AuthoredText text, int start, Dialect dialect) => (_text, _start, _dialect) = (text, start, dialect);

    /// <summary>The addresses in raw HTML, which no outline lists.</summary>
    public List<WrittenTarget> Html { get; } = [];

    public static WrittenLinks Read(AuthoredText text, ContentFile file)
    {
        var links = new WrittenLinks(text, Math.Max(0, text.LineStart(file.MarkdownLine)), MarkdownDialect.Of(file.Path, file.NotePath));
        foreach (var element in MarkdownConverter.Parse(file.Markdown, links._dialect).Descendants())
            links.Add(element);
        return links;
    }

    /// <summary>The target of a link of the outline; null if it cannot be found where it should be.</summary>
    public WrittenTarget? Find(ContentLink link)
    {
        var kind = link.Kind == LinkKind.Transclusion ? LinkKind.Wikilink : link.Kind;
        return _targets.TryGetValue((_text.PositionOf(link.Location), kind), out var target) ? target : null;
    }

    private void Add(MarkdownObject element)
    {
        switch (element)
        {
            case LinkInline link:
                // Of a reader's image only a link is published.
                AddUrl(link.Span.Start, link.IsImage && _dialect != Dialect.Guest ? LinkKind.Image : LinkKind.Link,
                    (link.Reference ?? (MarkdownObject)link) is LinkReferenceDefinition definition ? definition.UrlSpan : link.UrlSpan);
                break;
            case AutolinkInline { IsEmail: false } link:
                AddUrl(link.Span.Start, LinkKind.Link, new SourceSpan(link.Span.Start + 1, link.Span.End - 1));
                break;
            case WikilinkInline link:
                AddWikilink(link);
                break;
            case DirectiveBlock directive:
                AddDirective(directive.Written);
                break;
            case DirectiveInline directive:
                AddDirective(directive.Written);
                break;
            case CitationInline citation:
                foreach (var part in citation.Parts)
                    AddCitation(part);
                break;
            case HtmlInline html:
                AddHtml(html.Tag, position => _start + html.Span.Start + position);
                break;
            case HtmlBlock html:
                AddHtml(html);
                break;
        }
    }

    private void AddUrl(int position, LinkKind kind, SourceSpan url)
    {
        if (url.IsEmpty || _start + url.End >= _text.Text.Length)
            return;
        var raw = _text.Text.Substring(_start + url.Start, url.Length);
        var isBracketed = raw is ['<', .., '>'];
        _targets[(_start + position, kind)] = isBracketed
            ? new WrittenTarget(TargetForm.Markdown, _start + url.Start + 1, raw[1..^1])
            : new WrittenTarget(TargetForm.Markdown, _start + url.Start, raw);
    }

    private void AddDirective(WrittenDirective directive)
    {
        foreach (var (name, value, start) in directive.Attributes.Where(attribute => Directive.IsAddress(attribute.Name) && attribute.Value.Length > 0))
            _targets[(_start + start, Directive.IsImage(name) ? LinkKind.Image : LinkKind.Link)] = new WrittenTarget(TargetForm.Key, _start + start, value);
    }

    private void AddWikilink(WikilinkInline link)
    {
        var start = _start + link.Span.Start + (link.IsTransclusion ? "![[" : "[[").Length;
        while (start < _text.Text.Length && char.IsWhiteSpace(_text.Text[start]))
            start++;
        AddKey(_start + link.Span.Start, LinkKind.Wikilink, start, link.Key);
    }

    private void AddCitation(CitationPart part)
    {
        var start = _start + part.Position;
        while (start < _text.Text.Length && _text.Text[start] is '[' or '@')
            start++;
        AddKey(_start + part.Position, LinkKind.Citation, start, part.Key);
    }

    private void AddKey(int position, LinkKind kind, int start, string key)
    {
        if (_text.Text.AsSpan(start).StartsWith(key, StringComparison.Ordinal))
            _targets[(position, kind)] = new WrittenTarget(TargetForm.Key, start, key);
    }

    /// <param name="positionOf">Where in the file a character of it stands.</param>
    private void AddHtml(string html, Func<int, int> positionOf)
    {
        foreach (var (start, length) in HtmlLinks.In(html))
            Html.Add(new WrittenTarget(TargetForm.Html, positionOf(start), html.Substring(start, length)));
    }

    /// <summary>In the Markdown a quote's or a list's marks may stand between the lines.</summary>
    private void AddHtml(HtmlBlock html)
    {
        var lines = html.Lines.Lines.AsSpan(0, html.Lines.Count).ToArray();
        var starts = new int[lines.Length];
        for (var index = 1; index < lines.Length; index++)
            starts[index] = starts[index - 1] + lines[index - 1].Slice.Length + 1;
        var text = string.Join('\n', lines.Select(line => line.Slice.ToString()));
        AddHtml(text, position =>
        {
            var line = Array.BinarySearch(starts, position) is >= 0 and var exact ? exact : ~Array.BinarySearch(starts, position) - 1;
            return _start + lines[line].Slice.Start + position - starts[line];
        });
    }
}

/// <summary>The target of a link as it stands in a text.</summary>
/// <param name="Raw">What is written there, escapes and all.</param>
internal readonly record struct WrittenTarget(TargetForm Form, int Start, string Raw);

/// <summary>How the target of a link is written.</summary>
internal enum TargetForm
{
    /// <summary>A page's key: only letters that stand for themselves.</summary>
    Key,

    /// <summary>A URL with Markdown's escapes and HTML's character references.</summary>
    Markdown,

    /// <summary>An attribute's value.</summary>
    Html,
}

/// <summary>Finds in a written target the piece that is to be replaced: what comes before its query and fragment.</summary>
internal static class TargetCut
{
    /// <summary>Replaces the part of a target that reads as <paramref name="path"/>; null if it does not begin so.</summary>
    public static TextEdit? Replace(WrittenTarget target, string path, string replacement) =>
        LengthOf(target, path) is { } length ? new TextEdit(target.Start, length, replacement) : null;

    private static int? LengthOf(WrittenTarget target, string path)
    {
        var raw = target.Raw;
        if (!raw.AsSpan().ContainsAny('&', '\\') || target.Form == TargetForm.Key)
            return raw.StartsWith(path, StringComparison.Ordinal) && EndsPath(raw[path.Length..]) ? path.Length : null;
        for (var length = 0; length <= raw.Length; length++)
        {
            if (Decode(raw[..length], target.Form) == path && EndsPath(Decode(raw[length..], target.Form)))
                return length;
        }
        return null;
    }

    public static string Decode(string raw, TargetForm form) => form switch
    {
        TargetForm.Markdown => HtmlHelper.Unescape(raw),
        TargetForm.Html => CharacterReferences.DecodeAttribute(raw),
        _ => raw,
    };

    private static bool EndsPath(string rest) => rest.Length == 0 || rest[0] is '#' or '?';
}
