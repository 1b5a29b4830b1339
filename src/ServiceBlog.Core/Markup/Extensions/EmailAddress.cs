namespace ServiceBlog.Core.Markup;

/// <summary>An e-mail address that stands in a text without marks around it, by the rules of GitHub Flavored Markdown.</summary>
/// <param name="Start">Where it begins, with its scheme if that is written.</param>
/// <param name="HasScheme">Whether it is written as <c>mailto:</c> or <c>xmpp:</c>.</param>
internal readonly record struct EmailAddress(int Start, int Length, bool HasScheme)
{
    public int End => Start + Length;

    /// <summary>The first address that begins at or after <paramref name="from"/>; null if there is none. Looks at each character twice at most.</summary>
    public static EmailAddress? Find(ReadOnlySpan<char> text, int from)
    {
        while (text[from..].IndexOf('@') is >= 0 and var found)
        {
            var at = from + found;
            var start = LocalStart(text, at, from);
            var scheme = start < at ? SchemeBefore(text[from..start]) : "";
            var end = DomainEnd(text, at);
            if (start < at && end > 0 && (scheme.Length > 0 || MayStandBefore(text[..start])))
            {
                if (scheme == "xmpp:")
                    end = ResourceEnd(text, end);
                return new EmailAddress(start - scheme.Length, end - start + scheme.Length, scheme.Length > 0);
            }
            from = at + 1;
        }
        return null;
    }

    private static int LocalStart(ReadOnlySpan<char> text, int at, int from)
    {
        var start = at;
        while (start > from && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '.' or '+' or '-' or '_'))
            start--;
        return start;
    }

    private static string SchemeBefore(ReadOnlySpan<char> before)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["mailto:", "xmpp:"])
        {
            if (before.EndsWith(scheme, StringComparison.OrdinalIgnoreCase)
                && (before.Length == scheme.Length || !char.IsLetterOrDigit(before[^(scheme.Length + 1)])))
                return scheme;
        }
        return "";
    }

    /// <summary>A part of a path is no address, nor is a part of a word with letters that addresses here do not have.</summary>
    private static bool MayStandBefore(ReadOnlySpan<char> before) =>
        before.IsEmpty || (before[^1] != '/' && char.GetUnicodeCategory(before[^1])
            is not (UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.NonSpacingMark));

    /// <summary>The end of the domain; 0 if there is none.</summary>
    private static int DomainEnd(ReadOnlySpan<char> text, int at)
    {
        var (end, periods) = (at + 1, 0);
        for (; end < text.Length; end++)
        {
            if (text[end] == '.' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))
                periods++;
            else if (!char.IsAsciiLetterOrDigit(text[end]) && text[end] is not ('-' or '_'))
                break;
        }
        var isSound = periods > 0 && char.IsAsciiLetter(text[end - 1]) && text[at + 1] != '.' && (end == text.Length || text[end] != '@');
        return isSound ? end : 0;
    }

    /// <summary>What may follow an address of a chat: <c>/</c> and a name.</summary>
    private static int ResourceEnd(ReadOnlySpan<char> text, int end)
    {
        if (end == text.Length || text[end] != '/')
            return end;
        var last = end + 1;
        while (last < text.Length && (char.IsAsciiLetterOrDigit(text[last]) || text[last] is '@' or '.'))
            last++;
        while (text[last - 1] == '.')
            last--;
        return last > end + 1 ? last : end;
    }
}

/// <summary>Literals side by side, read as one text: marks that turned out to be plain, and escapes, are literals of their own.</summary>
internal sealed class LiteralRun(List<LiteralInline> literals, string text)
{
    public LiteralInline Last => literals[^1];

    public int Length => text.Length;

    public static LiteralRun From(LiteralInline first)
    {
        List<LiteralInline> literals = [first];
        var hasAt = first.Content.AsSpan().Contains('@');
        while (literals[^1].NextSibling is LiteralInline next)
        {
            literals.Add(next);
            hasAt |= next.Content.AsSpan().Contains('@');
        }
        return new LiteralRun(literals, hasAt ? string.Concat(literals.Select(TextOf)) : "");
    }

    public EmailAddress? FindEmail(int from) => EmailAddress.Find(text, from);

    /// <summary>New literals of a part of the text, each at its place in the source.</summary>
    public IEnumerable<LiteralInline> Slice(int from, int to)
    {
        var start = 0;
        foreach (var literal in literals)
        {
            var end = start + literal.Content.Length;
            if (Math.Max(start, from) < Math.Min(end, to))
                yield return Cut(literal, Math.Max(0, from - start), Math.Min(end, to) - start);
            start = end;
        }
    }

    public void Remove()
    {
        foreach (var literal in literals)
            literal.Remove();
    }

    private static LiteralInline Cut(LiteralInline literal, int from, int to)
    {
        var content = literal.Content;
        // An escape begins one character before its content, so places are counted from the end.
        var start = from == 0 ? literal.Span.Start : literal.Span.End - (content.Length - 1 - from);
        return new LiteralInline
        {
            Content = new StringSlice(content.Text, content.Start + from, content.Start + to - 1),
            Span = new SourceSpan(start, literal.Span.End - (content.Length - to)),
            Line = literal.Line,
            Column = literal.Column + start - literal.Span.Start,
            IsFirstCharacterEscaped = from == 0 && literal.IsFirstCharacterEscaped,
            IsClosed = true,
        };
    }

    /// <summary>An at sign that is escaped is none.</summary>
    private static string TextOf(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        return literal.IsFirstCharacterEscaped && text.StartsWith('@') ? "\0" + text[1..] : text;
    }
}
