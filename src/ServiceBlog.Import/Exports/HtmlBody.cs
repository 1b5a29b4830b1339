namespace ServiceBlog.Import.Exports;

/// <summary>Converts the HTML of one imported page, and tells at its line what stays HTML or is left out. Links that lead to other imported pages
/// become links by key; relative addresses are completed by the address that the page had.</summary>
internal sealed class HtmlBody
{
    /// <summary>The HTML as it stands in the file; places are looked for in it.</summary>
    public required string Source { get; init; }

    /// <summary>The line of the file on which <see cref="Source"/> starts.</summary>
    public required int FirstLine { get; init; }

    public required string File { get; init; }

    /// <summary>The old address of the page; null if it is not known.</summary>
    public Uri? Address { get; init; }

    /// <summary>The new address of a local image that was imported too.</summary>
    public Func<string, string?> LocalImage { get; init; } = _ => null;

    /// <summary>The new address of what a link of a site's own file leads to; null if that is not known.</summary>
    public Func<string, string?> LocalLink { get; init; } = _ => null;

    /// <param name="html">The HTML to convert, which may be a reworked <see cref="Source"/>.</param>
    public string Convert(string html, OldAddresses addresses, ICollection<Diagnostic> diagnostics)
    {
        if (!HtmlNesting.IsTooMuch(html))
            return Convert(HtmlConverter.Parse(html).Body!, addresses, diagnostics);
        diagnostics.Add(new Diagnostic(Rules.KeptAsHtml, new SourceLocation(File, FirstLine, 1), $"the text's {HtmlNesting.Fault}; it is kept as code"));
        return CodeBlock.Fence(html.Trim(), "html") + "\n";
    }

    public string Convert(INode container, OldAddresses addresses, ICollection<Diagnostic> diagnostics)
    {
        var ids = Ids(container);
        var places = new ElementPlaces(Source, FirstLine, File);
        return HtmlConverter.Convert(container, new ConversionOptions
        {
            Link = address => Link(address, ids, addresses),
            Image = Image,
            Kept = element => diagnostics.Add(new Diagnostic(Rules.KeptAsHtml, places.Of(element), $"the element <{element.LocalName}> stays HTML")),
            Skipped = (element, reason) => diagnostics.Add(new Diagnostic(
                element.LocalName is "a" or "img" ? Rules.UnresolvedImport : Rules.LeftOut, places.Of(element), $"<{element.LocalName}>: {reason}")),
        });
    }

    private static HashSet<string> Ids(INode container) =>
        container is IElement element
            ? [.. element.QuerySelectorAll("[id], a[name]").Select(named => named.Id ?? named.GetAttribute("name")!)]
            : [];

    private LinkAddress Link(string address, HashSet<string> ids, OldAddresses addresses)
    {
        if (address.StartsWith('#'))
            return new LinkAddress(address is "#" or "#top" || ids.Contains(address[1..]) ? address : null);
        if (LocalLink(address) is { } local)
            return new LinkAddress(local);
        if (!address.Contains(':') && addresses.Find(address) is { } relative)
            return relative;
        var whole = Complete(address);
        if (whole is null)
            return default;
        if (addresses.Find(whole.AbsoluteUri) is { } page)
            return page;
        // A Blogger export of the newer form knows only the paths of its posts.
        if (whole.IsAbsoluteUri && whole.Host.Contains(".blogspot.", StringComparison.OrdinalIgnoreCase) && addresses.Find(whole.AbsolutePath) is { } post)
            return post;
        return new LinkAddress(whole.Scheme is "http" or "https" or "mailto" or "tel" or "ftp" or "sms" or "news" or "irc" or "geo" or "magnet"
            ? address.Contains(':') && !address.StartsWith('/') ? address : whole.AbsoluteUri
            : null);
    }

    private string? Image(string address)
    {
        if (LocalImage(address) is { } local)
            return local;
        if (address.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
            return address;
        return Complete(address) is { IsAbsoluteUri: true } whole && whole.Scheme is "http" or "https"
            ? address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address : whole.AbsoluteUri
            : null;
    }

    /// <summary>The whole address; null for a relative one of a page whose own is not known.</summary>
    private Uri? Complete(string address)
    {
        var written = address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address;
        // On Unix a path from the root would be taken for a file.
        if (!written.StartsWith('/') && Uri.TryCreate(written, UriKind.Absolute, out var absolute))
            return absolute;
        return Address is not null && Uri.TryCreate(Address, written, out var combined) ? combined : null;
    }
}

/// <summary>Finds the line of an element in the text that it was read from. The text may have been reworked before it was parsed, so the parser's own
/// positions do not count: tags of a name come in the same order in both.</summary>
internal sealed class ElementPlaces(string source, int firstLine, string file)
{
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);
    private readonly TextLines _lines = new(source);

    public SourceLocation Of(IElement element)
    {
        var tag = "<" + element.LocalName;
        // The parser's position is exact in a text that was not reworked.
        if (element.SourceReference?.Position.Position is { } position && new[] { position - 1, position }.FirstOrDefault(IsAt, -1) is >= 0 and var exact)
            return At(exact);
        var from = _next.GetValueOrDefault(element.LocalName);
        if (from >= 0 && source.IndexOf(tag, from, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            _next[element.LocalName] = at + 1;
            return At(at);
        }
        // There are no more, which is not searched for again: the place of the last one.
        _next[element.LocalName] = from < 0 ? from : ~from;
        return At(~_next[element.LocalName] - 1);

        bool IsAt(int index) => index >= 0 && index < source.Length
            && string.Compare(source, index, tag, 0, tag.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private SourceLocation At(int index) => new(file, firstLine + _lines.Before(index), 1);
}
