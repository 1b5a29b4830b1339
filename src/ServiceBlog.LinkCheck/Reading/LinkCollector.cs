using ServiceBlog.LinkCheck.Css;

namespace ServiceBlog.LinkCheck.Reading;

/// <summary>Takes the addresses out of start tags, style sheets and what else a page carries.</summary>
/// <param name="sendsOn">A refresh sends the readers of the whole file on: it is no document within another.</param>
internal sealed class LinkCollector(FactsBuilder facts, LinePositions positions, bool sendsOn = false)
{
    private const int LongestRedirect = 1; // waits at most this long: a redirect, and no page that shows itself before it goes on
    private LinkSource _lastSource = new(null, null, LinkUse.Hyperlink);

    /// <summary>Everything in one start tag that is an address.</summary>
    public void Collect(in ElementTag tag)
    {
        foreach (var kind in tag.Attributes.Present)
        {
            tag.Attributes.TryGet(kind, out var attribute);
            if (LinkAttributes.UseOf(kind, tag) is { } use)
                Add(positions.Of(tag, kind), tag.Decoded(kind), SourceOf(tag, kind, use));
            else if (kind == KnownAttribute.Style || (tag.Space == ElementSpace.Svg && LinkAttributes.IsPaint(kind)))
                AddCss(tag, kind, attribute);
            else if (tag.IsHtml)
                CollectList(tag, kind, attribute);
        }
    }

    /// <summary>The addresses of a style sheet within the page.</summary>
    /// <param name="offset">Where it starts in <paramref name="text"/>, of which it must be a part unless <paramref name="isExact"/> is false.</param>
    public void CollectCss(ReadOnlySpan<char> text, ReadOnlySpan<char> css, int offset, bool isExact, string? element, string? attribute)
    {
        var reader = new CssUrlReader(css, isSheet: attribute is null);
        var isFile = element is null;
        while (reader.Read(out var url))
        {
            // In a sheet of its own a fragment means the page that uses the sheet, and that may be any.
            if (!isFile || !url.Value.StartsWith('#'))
                Add(text, isExact ? offset + url.Start : offset, url.Value, element, attribute, LinkUse.Reference);
        }
    }

    public void Add(ReadOnlySpan<char> text, int offset, ReadOnlySpan<char> url, string? element, string? attribute, LinkUse use) =>
        Add(positions.Of(text, offset), url, facts.Shared.Source(element, attribute, use));

    public void Add(Place place, ReadOnlySpan<char> url, LinkSource source)
    {
        // Long, different everywhere, and complete in itself: nothing to keep.
        if (DataUrl.Is(url))
        {
            if (DataUrl.FaultOf(url) is { } fault)
                facts.Report(FindingKind.MalformedUrl, place, $"the data: address {fault}", source, url.ToString());
            else if (source.Element is "a" or "area" && ScriptUrl.Is(url.ToString(), isImage: false))
                facts.Report(FindingKind.ScriptLink, place, "the data: address holds a page of its own", source, url.ToString());
            return;
        }
        if (facts.HasRoom(place))
            facts.Links.Add(new Link(facts.Shared.Urls.Get(url), source, place));
    }

    /// <summary>Most links are of one kind, so the last one's source mostly fits.</summary>
    private LinkSource SourceOf(in ElementTag tag, KnownAttribute kind, LinkUse use)
    {
        var attribute = TagAttributes.NameOf(kind);
        if (_lastSource.Use != use || !ReferenceEquals(_lastSource.Attribute, attribute) || !tag.Name.SequenceEqual(_lastSource.Element))
            _lastSource = facts.SourceOf(tag, kind, use);
        return _lastSource;
    }

    private void AddCss(in ElementTag tag, KnownAttribute kind, HtmlAttribute attribute)
    {
        var raw = tag.Raw(attribute);
        if (!raw.Contains('(') && !raw.Contains('\\') && !raw.Contains('&'))
            return; // no function, so no address
        var isExact = !raw.Contains('&');
        var css = isExact ? raw : CharacterReferences.DecodeAttribute(raw);
        CollectCss(tag.Text, css, attribute.Value, isExact, ElementName(tag), TagAttributes.NameOf(kind));
    }

    private void CollectList(in ElementTag tag, KnownAttribute kind, HtmlAttribute attribute)
    {
        switch (kind)
        {
            case KnownAttribute.Srcset when tag.Name is "img" or "image" or "source":
            case KnownAttribute.ImageSrcset when tag.Name is "link":
                AddSourceSet(tag, kind, attribute);
                break;
            case KnownAttribute.Ping when tag.Name is "a" or "area":
                AddPings(tag, attribute);
                break;
            case KnownAttribute.Content when tag.Name is "meta":
                AddMeta(tag, attribute);
                break;
        }
    }

    private void AddPings(in ElementTag tag, HtmlAttribute attribute)
    {
        var value = tag.Value(KnownAttribute.Ping)!;
        var isExact = value.Length == attribute.ValueLength;
        foreach (var range in value.AsSpan().SplitAny(AsciiWhitespace.Letters))
        {
            var start = range.Start.GetOffset(value.Length);
            if (!value.AsSpan(range).IsEmpty)
                Add(tag.Text, attribute.Value + (isExact ? start : 0), value.AsSpan(range), ElementName(tag), "ping", LinkUse.Hyperlink);
        }
    }

    private void AddSourceSet(in ElementTag tag, KnownAttribute kind, HtmlAttribute attribute)
    {
        var value = tag.Value(kind)!;
        var isExact = value.Length == attribute.ValueLength;
        var source = facts.SourceOf(tag, kind, LinkUse.Resource);
        foreach (var candidate in SourceSet.Parse(value))
        {
            var place = positions.Of(tag.Text, isExact ? attribute.Value + candidate.Start : attribute.Value);
            if (candidate.IsValid)
                Add(place, candidate.Url, source);
            else
                facts.Report(
                    FindingKind.MalformedSrcset, place, $"browsers drop \"{candidate.Url}\", whose descriptor they cannot read", source, candidate.Url);
        }
    }

    private void AddMeta(in ElementTag tag, HtmlAttribute attribute)
    {
        var content = tag.Value(KnownAttribute.Content)!;
        if (tag.Is(KnownAttribute.HttpEquiv, "refresh"))
        {
            if (MetaRefresh.Parse(content) is not { Url: { } url } refresh)
                return;
            var start = content.Length == attribute.ValueLength ? attribute.Value + refresh.UrlStart : attribute.Value;
            var isRedirect = sendsOn && refresh.Seconds <= LongestRedirect;
            facts.IsRedirect |= isRedirect;
            Add(tag.Text, start, url, "meta", "content", isRedirect ? LinkUse.Refresh : LinkUse.Hyperlink);
        }
        else if (!MetaAddresses.IsPlaceholder(content) && MetaAddresses.IsOf(tag))
        {
            Add(tag.Text, attribute.Value, content, "meta", "content", LinkUse.Hyperlink);
        }
    }

    private string ElementName(in ElementTag tag) => facts.Shared.Names.Get(tag.Name);
}
