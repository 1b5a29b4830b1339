namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>A frame of another site as Markdown: a site of ours asks nothing of others before a reader does. Films become directives, all else a link.</summary>
internal static partial class EmbeddedFrame
{
    /// <returns>Null for what leads to no other site.</returns>
    public static string? Of(IElement frame)
    {
        if (frame.LocalName is not ("iframe" or "frame" or "embed") || frame.HasAttribute("srcdoc"))
            return null;
        var written = frame.GetAttribute("src")?.Trim() ?? "";
        if (!Uri.TryCreate(written.StartsWith("//", StringComparison.Ordinal) ? "https:" + written : written, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https"))
            return null;
        var title = MarkdownText.Escape(HtmlText.OneLine(frame.GetAttribute("title")), atLineStart: false, inLabel: true);
        return Film().Match(address.Host + address.AbsolutePath) is { Success: true } film
            ? $"::{(film.Groups["vimeo"].Success ? "vimeo" : "youtube")}{(title.Length == 0 ? "" : $"[{title}]")}{{video={film.Groups["id"].Value}}}"
            : $"[{(title.Length == 0 ? address.Host : title)}](<{address.AbsoluteUri}>)";
    }

    [GeneratedRegex(@"^(?:(?:www\.)?youtube(?:-nocookie)?\.com/embed/|(?<vimeo>player\.vimeo\.com/video/))(?<id>[\w-]+)$", RegexOptions.IgnoreCase, MatchTimeout)]
    private static partial Regex Film();
}
