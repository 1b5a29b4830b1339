namespace ServiceBlog.Core.Health.Mentions;

/// <summary>Writes links in place of mentions, all of a file's or none, and touches no other byte: line ends and a byte order mark stay. That it did
/// what it was meant to is not believed but seen: the new text must become the old HTML with the links in it, and nothing else.</summary>
public static class MentionLinks
{
    /// <summary>Null if the file has changed, or the links would change more than they say.</summary>
    /// <param name="mentions">Of that file, by place.</param>
    public static ReadOnlyMemory<byte>? Apply(InputFile file, TimeZoneInfo zone, ImmutableArray<Mention> mentions)
    {
        var bytes = file.Read();
        if (AuthoredText.Read(file.As(bytes), new List<Diagnostic>()) is not { } text)
            return null;
        var edits = new List<TextEdit>();
        foreach (var mention in mentions)
        {
            var start = text.PositionOf(mention.Location);
            if (start < edits.LastOrDefault().Start || !text.Text.AsSpan(Math.Max(start, 0)).StartsWith(mention.Text, StringComparison.Ordinal))
                return null;
            edits.Add(new TextEdit(start, 0, "["));
            edits.Add(new TextEdit(start + mention.Text.Length, 0, mention.Link[(1 + mention.Text.Length)..]));
        }
        var changed = text.Apply(edits);
        // Not in one expression with ?:, where null would be taken for an array, and the array for an empty file.
        if (IsSameButForLinks(Convert(file.As(bytes), zone), Convert(file.As(changed), zone), mentions))
            return changed;
        return null;
    }

    private static MarkupBody? Convert(InputFile file, TimeZoneInfo zone)
    {
        var diagnostics = new List<Diagnostic>();
        return ContentReader.Read(file, zone, diagnostics) is { } content
            ? MarkdownConverter.Convert(content.Markdown, content.DisplayPath, content.MarkdownLine, diagnostics, MarkdownDialect.Of(file.Path, file.NotePath))
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
            if (slot.Part != SlotPart.Url || after.Outline.Links[slot.Link] is not { Kind: LinkKind.Link, Fragment: null } link
                || !targets.Contains(link.Target))
                continue;
            var end = html.IndexOf(closing, slot.Offset, StringComparison.Ordinal);
            if (end < 0 || slot.Offset - opening.Length < position || !html.AsSpan(0, slot.Offset).EndsWith(opening)
                || !html.AsSpan(slot.Offset).StartsWith(middle))
                return false;
            rest.Append(html, position, slot.Offset - opening.Length - position).Append(html, slot.Offset + middle.Length, end - slot.Offset - middle.Length);
            position = end + closing.Length;
        }
        rest.Append(html, position, html.Length - position);
        return after.Outline.Links.Length == before.Outline.Links.Length + mentions.Length && rest.Equals(before.Html);
    }
}

/// <summary>A page's file with links in place of mentions.</summary>
public sealed record LinkedFile(InputFile File, ReadOnlyMemory<byte> Bytes);
