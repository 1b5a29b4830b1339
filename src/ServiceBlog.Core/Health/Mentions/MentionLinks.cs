namespace ServiceBlog.Core.Health.Mentions;

/// <summary>
/// Writes links in place of mentions, all of a file's or none, and touches no other byte: line ends and a byte order mark
/// stay. That it did what it was meant to is not believed but seen: the new text must become the old HTML with the links
/// in it, and nothing else.
/// </summary>
public static class MentionLinks
{
    private const string Mark = "\uFEFF";

    /// <summary>Null if the file has changed, or the links would change more than they say.</summary>
    /// <param name="mentions">Of that file, by place.</param>
    public static ReadOnlyMemory<byte>? Apply(InputFile file, TimeZoneInfo zone, ImmutableArray<Mention> mentions)
    {
        var bytes = file.Read();
        var text = Encoding.UTF8.GetString(bytes.Span);
        var linked = new StringBuilder(text.Length + (48 * mentions.Length));
        var written = 0;
        foreach (var mention in mentions)
        {
            var start = PositionOf(text, mention.Location);
            if (start < written || LengthOf(text.AsSpan(start), mention.Text) is not { } length)
                return null;
            linked.Append(text, written, start - written).Append('[').Append(text, start, length).Append(mention.Link, mention.Text.Length + 1, mention.Link.Length - mention.Text.Length - 1);
            written = start + length;
        }
        linked.Append(text, written, text.Length - written);
        var changed = Encoding.UTF8.GetBytes(linked.ToString());
        // Not in one expression with ?:, where null would be taken for an array, and the array for an empty file.
        if (IsSameButForLinks(Convert(file.As(bytes), zone), Convert(file.As(changed), zone), mentions))
            return changed;
        return null;
    }

    /// <summary>A place as an editor counts it, in the text with its own line ends and its byte order mark.</summary>
    private static int PositionOf(string text, SourceLocation place)
    {
        var position = text.StartsWith(Mark, StringComparison.Ordinal) ? Mark.Length : 0;
        for (var line = 1; line < place.Line && position <= text.Length; line++)
        {
            var end = text.AsSpan(position).IndexOfAny('\r', '\n');
            if (end < 0)
                return -1;
            position += end + (text.AsSpan(position + end).StartsWith("\r\n") ? 2 : 1);
        }
        return Math.Min(position + place.Column - 1, text.Length);
    }

    /// <summary>How long the words are where their lines end as the file has it; null if they do not stand there.</summary>
    private static int? LengthOf(ReadOnlySpan<char> text, string words)
    {
        var position = 0;
        foreach (var character in words)
        {
            if (position >= text.Length)
                return null;
            if (character == '\n' && text[position] == '\r')
                position += text[position..].StartsWith("\r\n") ? 2 : 1;
            else if (text[position] == character)
                position++;
            else
                return null;
        }
        return position;
    }

    private static MarkupBody? Convert(InputFile file, TimeZoneInfo zone)
    {
        var diagnostics = new List<Diagnostic>();
        return ContentReader.Read(file, zone, diagnostics) is { } content
            ? MarkdownConverter.Convert(content.Markdown, content.DisplayPath, content.MarkdownLine, diagnostics)
            : null;
    }

    private static bool IsSameButForLinks(MarkupBody? before, MarkupBody? after, ImmutableArray<Mention> mentions)
    {
        if (before is null || after is null)
            return false;
        const string opening = "<a href=\"", middle = "\">", closing = "</a>";
        var targets = mentions.Select(mention => mention.Link[(mention.Text.Length + 3)..^1]).ToHashSet(StringComparer.Ordinal);
        var html = after.Html;
        var rest = new StringBuilder(html.Length);
        var position = 0;
        foreach (var slot in after.Slots)
        {
            if (slot.Part != SlotPart.Url || after.Outline.Links[slot.Link] is not { Kind: LinkKind.Link, Fragment: null } link || !targets.Contains(link.Target))
                continue;
            var end = html.IndexOf(closing, slot.Offset, StringComparison.Ordinal);
            if (end < 0 || slot.Offset - opening.Length < position || !html.AsSpan(0, slot.Offset).EndsWith(opening) || !html.AsSpan(slot.Offset).StartsWith(middle))
                return false;
            rest.Append(html, position, slot.Offset - opening.Length - position).Append(html, slot.Offset + middle.Length, end - slot.Offset - middle.Length);
            position = end + closing.Length;
        }
        rest.Append(html, position, html.Length - position);
        return after.Outline.Links.Length == before.Outline.Links.Length + mentions.Length && rest.Equals(before.Html);
    }
}
