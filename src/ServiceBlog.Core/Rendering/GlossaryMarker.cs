namespace ServiceBlog.Core.Rendering;

/// <summary>Makes the first mention of each topic in a page's running text a link to it, with the topic's definition as its title: what pointer,
/// keyboard and screen reader reach without a script.</summary>
internal sealed class GlossaryMarker(SiteGraph graph)
{
    /// <param name="host">The page; a topic does not explain itself.</param>
    /// <param name="captured">The places in it that stay as they are.</param>
    /// <param name="inserted">Takes what was written into the text: where in the result, and how much.</param>
    public string Mark(string html, Page host, IReadOnlyList<(int Offset, int Length)> captured, ICollection<(int Offset, int Length)>? inserted = null)
    {
        var glossary = graph.GlossaryOf(host);
        if (!glossary.IsFor(host))
            return html;
        StringBuilder? output = null;
        var copied = 0;
        var known = new HashSet<Page> { host };
        var runs = new HtmlTextRuns(html);
        while (runs.MoveNext())
        {
            if (!runs.IsRunning || IsWithin(captured, runs.Start))
                continue;
            var from = 0;
            while (glossary.Search.Find(runs.Current, from, runs.Length) is var (topic, start, length))
            {
                from = start + length;
                // One stretch of text may begin before such a place, or end behind it.
                if (IsWithin(captured, runs.Start + start) || IsWithin(captured, runs.Start + from - 1) || !known.Add(topic))
                    continue;
                output ??= new StringBuilder(html.Length + 256);
                output.Append(html, copied, runs.Start + start - copied);
                copied = runs.Start + from;
                var before = output.Length;
                Open(output, topic);
                inserted?.Add((before, output.Length - before));
                output.Append(html, runs.Start + start, length);
                inserted?.Add((output.Length, "</a>".Length));
                output.Append("</a>");
            }
        }
        return output is null ? html : output.Append(html, copied, html.Length - copied).ToString();
    }

    /// <summary>Where in the marked text marks stand that were not in the text.</summary>
    public IReadOnlyList<(int Offset, int Length)> MarksIn(string html, Page host, IReadOnlyList<(int Offset, int Length)> captured)
    {
        var inserted = new List<(int Offset, int Length)>();
        Mark(html, host, captured, inserted);
        return inserted;
    }

    /// <summary>Leads from a place in the marked text to the one in the text as it was.</summary>
    /// <param name="inserted">What <see cref="MarksIn"/> gave.</param>
    public static int Unmarked(IReadOnlyList<(int Offset, int Length)> inserted, int offset) =>
        offset - inserted.Where(mark => mark.Offset < offset).Sum(mark => Math.Min(mark.Length, offset - mark.Offset));

    private static bool IsWithin(IReadOnlyList<(int Offset, int Length)> places, int offset)
    {
        foreach (var place in places)
        {
            if (offset >= place.Offset && offset < place.Offset + place.Length)
                return true;
        }
        return false;
    }

    private void Open(StringBuilder output, Page topic)
    {
        output.Append("<a class=\"term\" href=\"");
        HtmlEscape.Append(output, graph.Config.UrlOf(topic.Path));
        if (topic.Summary.Length > 0)
            HtmlEscape.Append(output.Append("\" title=\""), topic.Summary);
        output.Append("\">");
    }
}
