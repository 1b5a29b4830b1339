namespace ServiceBlog.Core.Rendering;

/// <summary>Writes citations in the style of the site: <c>(Osing 2014b; Keith 2007)</c>, <c>[1, 2]</c>. Parts of one source stand together, and its
/// name is written once: <c>(Osing 2014b: Core service, One bad event)</c>.</summary>
internal sealed class CitationText(SiteGraph graph)
{
    private bool IsNumbered => graph.Config.Citations == CitationStyle.Numbered;

    /// <param name="host">The page on which the text appears.</param>
    /// <param name="idPrefix">Before the ids of a text that appears on another page than its own.</param>
    public string Write(Page page, int first, Page host, string? idPrefix)
    {
        var sources = PartsOf(page, first)
            .GroupBy(part => part.Target.Page is { } cited ? cited.SourcePath : part.Target.Text, StringComparer.Ordinal)
            .Select(parts => parts.DistinctBy(part => part.Target.Fragment, StringComparer.Ordinal).ToList())
            .ToList();
        var output = new StringBuilder(IsNumbered ? "[" : "(");
        var separator = IsNumbered && sources.TrueForAll(parts => parts.Count == 1) ? ", " : "; ";
        for (var i = 0; i < sources.Count; i++)
        {
            if (i > 0)
                output.Append(separator);
            WriteSource(output, sources[i], host, idPrefix);
        }
        return output.Append(IsNumbered ? ']' : ')').ToString();
    }

    private IEnumerable<(int Link, LinkTarget Target)> PartsOf(Page page, int first)
    {
        var (written, targets) = (page.Outline.Links, graph[page].Links);
        for (var link = first; link == first || (link < written.Length && written[link].Continues); link++)
            yield return (link, targets[link]);
    }

    private void WriteSource(StringBuilder output, List<(int Link, LinkTarget Target)> parts, Page host, string? idPrefix)
    {
        var (link, target) = parts[0];
        // What leads nowhere was reported; its key stays for the author to see.
        if (target.Page is null)
        {
            HtmlEscape.Append(output, target.Text);
            return;
        }
        var (label, isNumber) = LabelOf(target, host);
        WriteLink(output, link, target, host, idPrefix,
            parts.Count > 1 && PartOf(target) is { } part ? $"{label}: {part}" : label, isNumber ? target.Text : null);
        var separator = PartOf(target) is null ? ": " : ", ";
        foreach (var (further, to) in parts.Skip(1))
        {
            if (PartOf(to) is not { } name)
                continue;
            output.Append(separator);
            WriteLink(output, further, to, host, idPrefix, name, description: null);
            separator = ", ";
        }
    }

    /// <summary>A shown text may cite what its host does not; then there is no number to show.</summary>
    private (string Label, bool IsNumber) LabelOf(LinkTarget target, Page host)
    {
        if (IsNumbered && graph[host].References.FirstOrDefault(reference => reference.Page == target.Page) is { } reference)
            return (reference.Number.ToString(CultureInfo.InvariantCulture), true);
        return (target.Text, false);
    }

    private static string? PartOf(LinkTarget target) => target.Heading?.Text ?? target.Fragment;

    /// <param name="description">For those who hear a bare number; null if the text tells enough.</param>
    private static void WriteLink(
        StringBuilder output, int link, LinkTarget target, Page host, string? idPrefix, string text, string? description)
    {
        output.Append("<a id=\"");
        HtmlEscape.Append(output, idPrefix);
        output.Append(CitationAnchor.Of(link)).Append("\" href=\"");
        HtmlEscape.Append(output, target.HrefOn(host));
        if (description is not null)
        {
            output.Append("\" aria-label=\"");
            HtmlEscape.Append(output, $"{text}: {description}");
        }
        output.Append("\">");
        HtmlEscape.Append(output, text);
        output.Append("</a>");
    }
}
