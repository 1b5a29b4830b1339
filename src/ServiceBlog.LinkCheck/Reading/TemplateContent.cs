namespace ServiceBlog.LinkCheck.Reading;

/// <summary>
/// What stands in a <c>template</c>: part of no document until a script copies it, and then of this page. So its links
/// must lead somewhere, but its ids are no anchors, and texts and names that a script may add are not missed.
/// </summary>
internal sealed class TemplateContent(FactsBuilder facts, LinePositions positions)
{
    private readonly LinkCollector _links = new(facts, positions);

    /// <summary>Takes the links of a start tag.</summary>
    public void Open(in ElementTag tag)
    {
        foreach (var kind in tag.Attributes.Present)
        {
            if (tag.Attributes.TryGet(kind, out var attribute) && IsFilledIn(tag.Raw(attribute)))
                return;
        }
        var before = facts.Links.Count;
        _links.Collect(tag);
        for (var i = facts.Links.Count - 1; i >= before; i--)
        {
            // What is empty is to be set.
            if (facts.Links[i].Url.IsEmpty)
                facts.Links.RemoveAt(i);
        }
    }

    /// <summary>The value holds a gap that a script fills: <c>{{ url }}</c>, <c>${url}</c>, <c>&lt;%= url %&gt;</c>, <c>[[url]]</c>.</summary>
    private static bool IsFilledIn(ReadOnlySpan<char> value) =>
        value.ContainsAny('{', '}') || value.Contains("<%", StringComparison.Ordinal) || value.Contains("[[", StringComparison.Ordinal);
}
