namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Writes a run of inline parts. An emphasis is written with asterisks where Markdown's rules of flanking (CommonMark, section 6.2) leave no
/// doubt, else as the element that it was: <c>**a** b</c>, but <c>&lt;b>"a"&lt;/b>b</c>.</summary>
internal sealed class InlineWriter(List<InlinePart> parts, InlineContext context)
{
    private readonly HashSet<int> _asMarkers = [];

    private bool InLabel => context.HasFlag(InlineContext.Label);

    public string Write()
    {
        ChooseMarkers();
        var written = new StringBuilder();
        for (var index = 0; index < parts.Count; index++)
        {
            var part = parts[index];
            switch (part.Kind)
            {
                case InlinePartKind.Text or InlinePartKind.Space:
                    var text = TextFrom(ref index);
                    var atLineStart = written.Length == 0 || written[^1] == '\n';
                    written.Append(Escape(atLineStart ? text.TrimStart(' ') : text, atLineStart));
                    // A link behind an exclamation mark would become an image.
                    if (text.EndsWith('!') && index + 1 < parts.Count && parts[index + 1].Text.StartsWith('['))
                        written.Insert(written.Length - 1, '\\');
                    break;
                case InlinePartKind.Break:
                    TrimEnd(written);
                    written.Append(InLabel ? "<br>" : "\\\n");
                    break;
                case InlinePartKind.Markdown:
                    written.Append(part.Text);
                    break;
                default:
                    written.Append(Marker(part));
                    break;
            }
        }
        TrimEnd(written);
        return written.ToString();
    }

    private string Escape(string text, bool atLineStart)
    {
        var escaped = MarkdownText.Escape(text, atLineStart, InLabel);
        return context.HasFlag(InlineContext.Heading) ? escaped.Replace("\\{", "&#123;", StringComparison.Ordinal) : escaped;
    }

    private string Marker(InlinePart part)
    {
        if (_asMarkers.Contains(part.Pair))
            return part.Text;
        return part.Kind == InlinePartKind.Open ? $"<{part.Tag}>" : $"</{part.Tag}>";
    }

    private string TextFrom(ref int index)
    {
        var text = new StringBuilder();
        for (; index < parts.Count && parts[index].Kind is InlinePartKind.Text or InlinePartKind.Space; index++)
            text.Append(parts[index].Text);
        index--;
        return text.ToString();
    }

    /// <summary>Outer emphases first: one that touches a marker must be written as an element.</summary>
    private void ChooseMarkers()
    {
        var depth = 0;
        for (var open = 0; open < parts.Count; open++)
        {
            if (parts[open].Kind == InlinePartKind.Close)
                depth--;
            if (parts[open].Kind != InlinePartKind.Open)
                continue;
            var pair = parts[open].Pair;
            var close = parts.FindIndex(open, part => part.Kind == InlinePartKind.Close && part.Pair == pair);
            if (Fits(inside: open + 1, outside: open - 1, depth, lastOfInside: false) && Fits(inside: close - 1, outside: close + 1, depth, lastOfInside: true))
                _asMarkers.Add(pair);
            depth++;
        }
    }

    private bool Fits(int inside, int outside, int depth, bool lastOfInside)
    {
        if (IsMarkerAt(inside) || IsMarkerAt(outside))
            return false;
        var inner = Edge(inside, last: lastOfInside);
        var outer = Edge(outside, last: !lastOfInside);
        if (char.IsWhiteSpace(inner))
            return false;
        var isApart = outer is '\0' or ' ';
        return isApart || (char.IsLetterOrDigit(inner) && (depth == 0 || !char.IsLetterOrDigit(outer)) && outer is not ('*' or '~' or '\\'));
    }

    private bool IsMarkerAt(int index) => index >= 0 && index < parts.Count && parts[index].IsMarker && _asMarkers.Contains(parts[index].Pair);

    /// <summary>The first or last character as Markdown will see it; nothing and line ends are <c>\0</c>.</summary>
    private char Edge(int index, bool last)
    {
        if (index < 0 || index >= parts.Count || parts[index].Kind == InlinePartKind.Break)
            return '\0';
        var part = parts[index];
        if (part.IsMarker)
            return last ? '>' : '<';
        return part.Text.Length == 0 ? '\0' : last ? part.Text[^1] : part.Text[0];
    }

    private static void TrimEnd(StringBuilder written)
    {
        while (written.Length > 0 && written[^1] == ' ')
            written.Length--;
    }
}

/// <summary>A piece of a paragraph, in order, before it is known how its emphases can be written.</summary>
/// <param name="Text">Text as it reads, or Markdown as it is written; the marker of an emphasis.</param>
/// <param name="Tag">The HTML element of an emphasis.</param>
/// <param name="Pair">The same number for the two ends of an emphasis.</param>
internal readonly record struct InlinePart(InlinePartKind Kind, string Text = "", string Tag = "", int Pair = 0)
{
    public bool IsGap => Kind is InlinePartKind.Space or InlinePartKind.Break;

    /// <summary>An end of an emphasis.</summary>
    public bool IsMarker => Kind is InlinePartKind.Open or InlinePartKind.Close;
}

internal enum InlinePartKind { Text, Space, Break, Markdown, Open, Close }

/// <summary>Where a line of text stands, as far as that changes how it must be written.</summary>
[Flags]
internal enum InlineContext
{
    None = 0,
    Label = 1, // between the brackets of a link
    Cell = 2, // of a table, where a bar ends the cell even within code
    Heading = 4, // where braces are attributes even behind a backslash
}
