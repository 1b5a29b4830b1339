namespace ServiceBlog.Core.Outputs;

/// <summary>A page as Markdown that can be read anywhere: what its author wrote, with whole addresses and without what only this generator reads.</summary>
internal static class MarkdownTwin
{
    /// <param name="textHash">Of the page's text with all that it shows.</param>
    public static ContentHash HashOf(Page page, SiteGraph graph, ContentHash textHash) =>
        graph[page].Tags.Aggregate(textHash.With(page.Path), (all, tag) => all.With(tag.Title));

    /// <summary>Null if the text of the page cannot be read any more.</summary>
    /// <exception cref="FileChangedException">The file is another one by now.</exception>
    public static ReadOnlyMemory<byte>? Create(Page page, SiteGraph graph)
    {
        if (page.File is not { } file)
            return null;
        var (markdown, firstLine) = ContentReader.ReadText(file) ?? throw new FileChangedException(file);
        var output = new StringBuilder("---\n");
        Field("title", YamlText.Scalar(page.Title));
        Field("url", graph.Config.AbsoluteUrlOf(page.Path));
        Field("date", page.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Field("updated", page.FrontMatter.Updated?.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Field("authors", ListOf(page.FrontMatter.Authors.Select(author => author.Value)));
        Field("tags", ListOf(graph[page].Tags.Select(tag => tag.Title)));
        Field("source", page.FrontMatter.Origin?.Url?.Value);
        output.Append("---\n");
        if (page.Outline.TitleId is null)
            output.Append("\n# ").Append(page.Title).Append('\n');
        output.Append('\n');
        WriteText(output, markdown.Trim('\n'), firstLine + (markdown.Length - markdown.TrimStart('\n').Length), page, graph);
        return Encoding.UTF8.GetBytes(output.Append('\n').ToString());

        void Field(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                output.Append(name).Append(": ").Append(value).Append('\n');
        }
    }

    private static string? ListOf(IEnumerable<string> texts) => string.Join(", ", texts.Select(YamlText.Scalar)) is { Length: > 0 } list ? $"[{list}]" : null;

    private static void WriteText(StringBuilder output, string markdown, int firstLine, Page page, SiteGraph graph)
    {
        var (links, targets) = (page.Outline.Links, graph[page].Links);
        var (position, line, lineStart) = (0, firstLine, 0);
        foreach (var i in Enumerable.Range(0, links.Length).Where(i => !links[i].IsExternal && links[i].Kind != LinkKind.RawImage)
            .OrderBy(i => links[i].Location))
        {
            var place = links[i].Location;
            for (; line < place.Line && lineStart >= 0; line++)
                lineStart = markdown.IndexOf('\n', lineStart) + 1;
            var start = lineStart + place.Column - 1;
            // What stands inside a link that was written already.
            if (start < position || start >= markdown.Length)
                continue;
            var written = links[i].Kind is LinkKind.Link or LinkKind.Image ? AddressIn(markdown, start, links[i]) : BracketsAt(markdown, start);
            if (written is not { } range)
                continue;
            output.Append(markdown.AsSpan(position, range.Start - position));
            output.Append(links[i].Kind is LinkKind.Link or LinkKind.Image
                ? Absolute(targets[i], graph.Config) : Shown(links, targets, i, markdown, range, graph));
            position = range.End;
        }
        output.Append(markdown.AsSpan(position));
    }

    /// <summary>Where the address of a link stands; null if it is written in another way, which then stays.</summary>
    private static (int Start, int End)? AddressIn(string markdown, int start, ContentLink link)
    {
        var address = link.Fragment is null ? link.Target : $"{link.Target}#{link.Fragment}";
        for (var at = start; (at = markdown.IndexOf(address, at, StringComparison.Ordinal)) > 0; at++)
        {
            if (markdown.AsSpan(0, at).EndsWith("](") || markdown.AsSpan(0, at).EndsWith("](<"))
                return (at, at + address.Length);
        }
        return null;
    }

    /// <summary>Where a wikilink, a transclusion or a citation stands.</summary>
    private static (int Start, int End)? BracketsAt(string markdown, int start)
    {
        var end = markdown.IndexOf(']', start);
        // A citation is known by the place of its @.
        if (start > 0 && markdown[start] == '@')
            start = markdown.LastIndexOf('[', start);
        if (end < 0 || start < 0 || markdown[start] is not ('[' or '!'))
            return null;
        return (start, end + 1 < markdown.Length && markdown[end + 1] == ']' ? end + 2 : end + 1);
    }

    private static string Shown(ImmutableArray<ContentLink> links, ImmutableArray<LinkTarget> targets, int first, string markdown,
        (int Start, int End) range, SiteGraph graph)
    {
        if (links[first].Kind != LinkKind.Citation)
        {
            var inner = markdown.AsSpan(range.Start, range.End - range.Start).Trim("![]");
            var text = inner.IndexOf('|') is >= 0 and var bar ? inner[(bar + 1)..].TrimEnd('\\').ToString() : targets[first].Text;
            return targets[first].IsMissing ? text : $"[{text}]({Absolute(targets[first], graph.Config)})";
        }
        var parts = new List<string>();
        for (var i = first; i < links.Length && (i == first || links[i].Continues); i++)
            parts.Add($"[{targets[i].Text}]({Absolute(targets[i], graph.Config)})");
        return $"({string.Join("; ", parts)})";
    }

    private static string Absolute(LinkTarget target, SiteConfig config) =>
        target.Href.StartsWith('/') ? config.BaseUrl.GetLeftPart(UriPartial.Authority) + target.Href : target.Href;
}
