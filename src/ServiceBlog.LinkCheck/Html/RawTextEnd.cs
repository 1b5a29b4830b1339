namespace ServiceBlog.LinkCheck.Html;

/// <summary>Finds where an element whose content is text ends (HTML standard, sections 13.2.5.9 to 13.2.5.31).</summary>
internal static class RawTextEnd
{
    /// <summary>Where the element's own end tag starts; the length if it never ends.</summary>
    public static int Of(ReadOnlySpan<char> text, ReadOnlySpan<char> element)
    {
        var from = 0;
        while (true)
        {
            var found = text[from..].IndexOf("</", StringComparison.Ordinal);
            if (found < 0)
                return text.Length;
            from += found;
            if (IsTag(text[(from + 2)..], element))
                return from;
            from += 2;
        }
    }

    /// <summary>
    /// The same for a script, in which <c>&lt;!-- &lt;script&gt;</c> hides the next end tag: "script data double
    /// escaped", there so that old pages which hide scripts in comments keep working.
    /// </summary>
    public static int OfScript(ReadOnlySpan<char> text)
    {
        var isEscaped = false;
        var isDoubleEscaped = false;
        var at = 0;
        while (true)
        {
            var found = text[at..].IndexOfAny('<', '-');
            if (found < 0)
                return text.Length;
            at += found;
            var rest = text[at..];
            if (rest[0] == '-')
            {
                var closes = isEscaped && rest.StartsWith("-->", StringComparison.Ordinal);
                isEscaped &= !closes;
                isDoubleEscaped &= !closes;
                at++;
            }
            else if (rest.StartsWith("<!--", StringComparison.Ordinal))
            {
                // Its dashes may be those of the closing arrow: "<!-->" is a whole comment.
                isEscaped = true;
                at += 2;
            }
            else if (rest.StartsWith("</", StringComparison.Ordinal) && IsTag(rest[2..], "script"))
            {
                if (!isDoubleEscaped)
                    return at;
                isDoubleEscaped = false;
                at += 2;
            }
            else
            {
                isDoubleEscaped |= isEscaped && IsTag(rest[1..], "script");
                at++;
            }
        }
    }

    private static bool IsTag(ReadOnlySpan<char> text, ReadOnlySpan<char> name) =>
        text.Length > name.Length
        && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && text[name.Length] is '\t' or '\n' or '\f' or '\r' or ' ' or '/' or '>';
}
