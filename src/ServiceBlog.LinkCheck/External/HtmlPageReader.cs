namespace ServiceBlog.LinkCheck.External;

/// <summary>
/// Reads a response's body in search of anchors: only HTML, only so many bytes, only so long. What breaks off, drips
/// or is packed wrongly leaves a page that is not whole.
/// </summary>
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
        read.Position = 0;
        return new HtmlPage(HtmlAnchors.In(read, EncodingOf(content)), isWhole);
    }

    private static async Task<bool> TryReadAsync(HttpContent content, MemoryStream read, int maxBytes, CancellationToken bound)
    {
        var chunk = new byte[ChunkBytes];
        try
        {
            await using var body = await content.ReadAsStreamAsync(bound);
            while (true)
            {
                // One byte more than the bound tells a page that ends there from one that goes on.
                var room = (int)Math.Min(chunk.Length, maxBytes + 1 - read.Length);
                var count = await body.ReadAsync(chunk.AsMemory(0, room), bound);
                if (count == 0)
                    return true;
                read.Write(chunk, 0, count);
                if (read.Length > maxBytes)
                    return false;
            }
        }
        catch (Exception exception) when (
            exception is OperationCanceledException or IOException or HttpRequestException or InvalidDataException)
        {
            return false;
        }
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
