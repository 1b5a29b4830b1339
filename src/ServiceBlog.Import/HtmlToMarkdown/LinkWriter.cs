namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>Writes links: to a page of the site by its key where the text allows, to everything else by address.</summary>
internal static class LinkWriter
{
    public static string Write(IReadOnlyList<InlinePart> label, string written, LinkAddress address, string? title)
    {
        if (address.Key is { } key && title is null && label.All(part => part.Kind is InlinePartKind.Text or InlinePartKind.Space))
        {
            var text = string.Concat(label.Select(part => part.Text)).Trim();
            if (text.Length > 0 && text.AsSpan().IndexOfAny("[]|\\`") < 0)
                return $"[[{key}|{text}]]";
        }
        return $"[{written}]({Destination(address.Url!)}{Title(title)})";
    }

    /// <summary>An address between the parentheses of a link.</summary>
    public static string Destination(string url)
    {
        var plain = url.ReplaceLineEndings("").Replace("\t", "", StringComparison.Ordinal);
        if (plain.Length == 0)
            return "<>";
        var escaped = plain.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal);
        if (!plain.Contains(' ', StringComparison.Ordinal) && plain[0] != '<' && AreBalanced(plain) && !plain.Any(char.IsControl))
            return MayBeReference(plain) ? escaped : plain.Replace("\\", "\\\\", StringComparison.Ordinal);
        return "<" + escaped.Replace("<", "\\<", StringComparison.Ordinal).Replace(">", "\\>", StringComparison.Ordinal) + ">";
    }

    public static string Title(string? title)
    {
        if (string.IsNullOrWhiteSpace(title))
            return "";
        return " \"" + PlainText.OneLine(title).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal) + "\"";
    }

    /// <summary><c>&amp;copy;</c> in an address would be read as a character.</summary>
    private static bool MayBeReference(string url)
    {
        var start = url.IndexOf('&', StringComparison.Ordinal);
        return start >= 0 && url.IndexOf(';', start) > 0;
    }

    private static bool AreBalanced(string url)
    {
        var open = 0;
        foreach (var letter in url)
        {
            open += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (open < 0)
                return false;
        }
        return open == 0;
    }
}

/// <summary>Where a link leads.</summary>
/// <param name="Url">As it is written in Markdown; null for a link that leads nowhere.</param>
/// <param name="Key">The key of the page that it leads to, with its fragment if any; null if it is none of this site's.</param>
public readonly record struct LinkAddress(string? Url, string? Key = null);
