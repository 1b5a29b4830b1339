namespace ServiceBlog.LinkCheck.External;

/// <summary>What was read of a page.</summary>
/// <param name="IsWhole">It was read to its end.</param>
internal sealed record HtmlPage(IReadOnlySet<string> Anchors, bool IsWhole)
{
    /// <summary>GitHub prefixes the ids of rendered texts with this, and a script of its lets links leave it out.</summary>
    private const string RenderedTextPrefix = "user-content-";

    public AnchorVerdict Find(string fragment)
    {
        var id = AnchorFragment.Decoded(fragment);
        // As browsers do: first as it stands, then decoded.
        if (Anchors.Contains(fragment) || Anchors.Contains(id) || Anchors.Contains(RenderedTextPrefix + id))
            return AnchorVerdict.Fine;
        return IsWhole ? new AnchorVerdict(AnchorState.Missing, NearestName.Find(id, Anchors)) : new AnchorVerdict(AnchorState.Unread);
    }
}

/// <summary>Reads a response's body in search of anchors: only HTML, only so many bytes, only so long. What breaks off, drips or is packed wrongly
/// leaves a page that is not whole.</summary>
internal static class HtmlPageReader
{
    private const int ChunkBytes = 16 * 1024;

    /// <returns>Null if it is not HTML.</returns>
    public static async Task<HtmlPage?> ReadAsync(HttpContent content, int maxBytes, CancellationToken bound)
    {
        if (content.Headers.ContentType?.MediaType?.ToLowerInvariant() is not ("text/html" or "application/xhtml+xml"))
            return null;
        using var read = new MemoryStream();
        var isWhole = await TryReadAsync(content, read, maxBytes, bound);
        return new HtmlPage(HtmlAnchors.In(read.GetBuffer().AsSpan(0, (int)read.Length), EncodingOf(content)), isWhole);
    }

    private static async Task<bool> TryReadAsync(HttpContent content, MemoryStream read, int maxBytes, CancellationToken bound)
    {
        var chunk = new byte[ChunkBytes];
        try
        {
            await using var body = await content.ReadAsStreamAsync(bound);
            while (read.Length <= maxBytes)
            {
                // One byte more than the bound tells a page that ends there from one that goes on.
                var room = (int)Math.Min(chunk.Length, maxBytes + 1 - read.Length);
                var count = await body.ReadAsync(chunk.AsMemory(0, room), bound);
                if (count == 0)
                    return true;
                read.Write(chunk, 0, count);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException or InvalidDataException)
        {
            // What was read by then is a part of the page.
        }
        return false;
    }

    /// <summary>The encoding that the server names. Without one, UTF-8: the ids are letters of ASCII nearly everywhere.</summary>
    private static Encoding EncodingOf(HttpContent content)
    {
        if (content.Headers.ContentType?.CharSet?.Trim('"') is not { Length: > 0 } name)
            return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return Encoding.UTF8;
        }
    }
}

/// <summary>The anchors of an HTML page: every <c>id</c>, and the <c>name</c> of every <c>a</c>. Found in the tags, without building the tree, for a
/// tree of tags nested on purpose takes time with the square of their number.</summary>
internal static class HtmlAnchors
{
    public static HashSet<string> In(ReadOnlySpan<byte> page, Encoding encoding)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        using var decoded = DecodedText.Of(page, encoding);
        var attributes = new TagAttributes();
        var scanner = new HtmlScanner(decoded.Text, attributes, new ElementScopes(), isXml: false, runsScripts: false);
        while (scanner.Read() is var kind and not HtmlTokenKind.EndOfFile)
        {
            if (kind != HtmlTokenKind.StartTag)
                continue;
            var tag = new ElementTag(decoded.Text, scanner.Name, scanner.Space, attributes, scanner.Start);
            Add(tag.Value(KnownAttribute.Id));
            if (tag.Name is "a")
                Add(tag.Value(KnownAttribute.Name));
        }
        return anchors;

        void Add(string? anchor)
        {
            if (!string.IsNullOrEmpty(anchor))
                anchors.Add(anchor);
        }
    }
}

/// <summary>Fragments of URLs that name an element of the page.</summary>
internal static class AnchorFragment
{
    /// <summary>The fragment as it stands in the URL, without text directives; null if every page fulfils it.</summary>
    public static string? Of(Uri url)
    {
        if (url.Fragment.Length < 2)
            return null;
        var fragment = Fragments.WithoutDirective(url.Fragment[1..]);
        // "#/inbox" and "#!inbox" are addresses for the page's own script, and "#top" is the top of any page.
        return fragment.Length == 0 || fragment[0] is '/' or '!' || fragment.Equals("top", StringComparison.OrdinalIgnoreCase) ? null : fragment;
    }

    /// <summary>The id that the fragment asks for.</summary>
    public static string Decoded(string fragment) => Uri.UnescapeDataString(fragment);
}
