namespace ServiceBlog.LinkCheck.Html;

/// <summary>Finds where an element whose content is text ends (HTML standard, sections 13.2.5.9 to 13.2.5.31).</summary>
internal static class RawTextEnd
{
    /// <summary>Where the element's own end tag starts; the length if it never ends.</summary>
    public static int Of(ReadOnlySpan<char> text, ReadOnlySpan<char> element)
    {
        for (var from = 0; text[from..].IndexOf("</", StringComparison.Ordinal) is >= 0 and var found; from += found + 2)
        {
            if (IsTag(text[(from + found + 2)..], element))
                return from + found;
        }
        return text.Length;
    }

    /// <summary>The same for a script, in which <c>&lt;!-- &lt;script&gt;</c> hides the next end tag: "script data double escaped", there so that old
    /// pages which hide scripts in comments keep working.</summary>
    public static int OfScript(ReadOnlySpan<char> text)
    {
        var (isEscaped, isDoubleEscaped) = (false, false);
        for (var at = 0; ;)
        {
            var found = text[at..].IndexOfAny('<', '-');
            if (found < 0)
                return text.Length;
            at += found;
            var rest = text[at..];
            if (rest[0] == '-')
            {
                var closes = isEscaped && rest.StartsWith("-->", StringComparison.Ordinal);
                (isEscaped, isDoubleEscaped) = (isEscaped && !closes, isDoubleEscaped && !closes);
            }
            else if (rest.StartsWith("<!--", StringComparison.Ordinal))
            {
                // Its dashes may be those of the closing arrow: "<!-->" is a whole comment.
                isEscaped = true;
                at++;
            }
            else if (rest.StartsWith("</", StringComparison.Ordinal) && IsTag(rest[2..], "script"))
            {
                if (!isDoubleEscaped)
                    return at;
                isDoubleEscaped = false;
            }
            else
            {
                isDoubleEscaped |= isEscaped && IsTag(rest[1..], "script");
            }
            at++;
        }
    }

    private static bool IsTag(ReadOnlySpan<char> text, ReadOnlySpan<char> name) =>
        text.Length > name.Length
        && text.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && text[name.Length] is '\t' or '\n' or '\f' or '\r' or ' ' or '/' or '>';
}

/// <summary>The states of the tokenizer in which tags are text (HTML standard, section 13.2.6.2).</summary>
internal enum RawTextKind
{
    None,

    /// <summary>Only the element's own end tag counts, and character references do.</summary>
    RcData,

    /// <summary>Only the element's own end tag counts.</summary>
    RawText,

    /// <summary>As raw text, but a commented <c>&lt;script&gt;</c> within has to be closed too.</summary>
    Script,

    /// <summary>Nothing ends it.</summary>
    Plain,
}
