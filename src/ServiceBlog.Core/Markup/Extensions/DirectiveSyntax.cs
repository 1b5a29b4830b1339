namespace ServiceBlog.Core.Markup;

/// <summary>The grammar of <c>name[label]{#id .class key=value flag}</c>, which follows a directive's colons without a space. Label and attributes may
/// be missing.</summary>
/// <param name="Label">The text between the brackets; null without brackets.</param>
/// <param name="Braces">Where the attributes begin; the end if there are none.</param>
/// <param name="Length">Colons included.</param>
internal sealed record DirectiveSyntax(string Name, (int Start, int End)? Label, int Braces, ImmutableArray<WrittenAttribute> Attributes, int Length)
{
    /// <summary>A directive is short. The limit keeps the search for its end from going far.</summary>
    private const int MaximumLength = 2000;

    private const int LongestName = 40;

    private static readonly SearchValues<char> NotInKey = SearchValues.Create(" \t\n{}\"'`=<>#$%&()[]|\\,;!?*^~@/");
    private static readonly SearchValues<char> NotInValue = SearchValues.Create(" \t\n{}\"'`<>");

    /// <summary>Whether a label or attributes follow the name, so that nothing else is likely.</summary>
    public bool IsBare => Label is null && Braces == Length;

    /// <summary>Reads a directive at the start of a text; null if there is none.</summary>
    public static DirectiveSyntax? Read(ReadOnlySpan<char> text, int colons)
    {
        text = text[..Math.Min(text.Length, MaximumLength)];
        var end = colons + NameLength(text[colons..]);
        if (end == colons)
            return null;
        var name = text[colons..end].ToString();
        (int Start, int End)? label = null;
        if (end < text.Length && text[end] == '[')
        {
            var close = EndOfLabel(text, end);
            if (close < 0)
                return null;
            (label, end) = ((end + 1, close), close + 1);
        }
        var braces = end;
        if (end == text.Length || text[end] != '{')
            return new DirectiveSyntax(name, label, braces, [], end);
        return ReadAttributes(text, ref end) is { } attributes ? new DirectiveSyntax(name, label, braces, attributes, end) : null;
    }

    /// <summary>Whether a directive within a sentence can begin at a colon: a name follows, and right behind it a bracket or a brace.</summary>
    public static bool MayBeginInline(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || !char.IsAsciiLetter(text[1]))
            return false;
        var end = 1 + NameLength(text[1..]);
        return end < text.Length && text[end] is '[' or '{';
    }

    /// <summary>The value of the last attribute of a name; null if there is none.</summary>
    public string? ValueOf(string name) => Attributes.Where(attribute => attribute.Name == name).Select(attribute => attribute.Value).LastOrDefault();

    private static int NameLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0]))
            return 0;
        var end = 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_'))
            end++;
        return end > LongestName ? 0 : end;
    }

    /// <summary>The bracket that closes the one at the start; brackets within are in pairs, escaped, or in code. -1 if there is none.</summary>
    private static int EndOfLabel(ReadOnlySpan<char> text, int start)
    {
        var depth = 0;
        for (var index = start; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '\\':
                    index++;
                    break;
                case '`':
                    index = EndOfCode(text, index);
                    break;
                case '[':
                    depth++;
                    break;
                case ']' when --depth == 0:
                    return index;
            }
        }
        return -1;
    }

    /// <summary>The last backtick of a code span, or of the run that opens none.</summary>
    private static int EndOfCode(ReadOnlySpan<char> text, int start)
    {
        var length = RunLength(text[start..]);
        for (var index = start + length; index < text.Length; index++)
        {
            if (text[index] != '`')
                continue;
            var run = RunLength(text[index..]);
            index += run - 1;
            if (run == length)
                return index;
        }
        return start + length - 1;
    }

    private static int RunLength(ReadOnlySpan<char> text) => text.IndexOfAnyExcept('`') is >= 0 and var length ? length : text.Length;

    /// <param name="end">Of the opening brace; becomes the place behind the closing one.</param>
    private static ImmutableArray<WrittenAttribute>? ReadAttributes(ReadOnlySpan<char> text, ref int end)
    {
        var attributes = ImmutableArray.CreateBuilder<WrittenAttribute>();
        var classes = "";
        end++;
        while (true)
        {
            var start = end;
            while (end < text.Length && text[end] is ' ' or '\t')
                end++;
            if (end == text.Length)
                return null;
            if (text[end] == '}')
                break;
            if ((end == start && attributes.Count > 0) || ReadAttribute(text, ref end) is not { } attribute)
                return null;
            if (attribute.Name == "class")
                classes = $"{classes} {attribute.Value}".Trim();
            else
                attributes.Add(attribute);
        }
        if (classes.Length > 0)
            attributes.Add(new WrittenAttribute("class", classes, end));
        end++;
        return attributes.ToImmutable();
    }

    private static WrittenAttribute? ReadAttribute(ReadOnlySpan<char> text, ref int end)
    {
        var start = end;
        var mark = text[start];
        if (mark is '#' or '.')
        {
            var length = LengthUntil(text[(start + 1)..], NotInKey);
            end = start + 1 + length;
            return length == 0 ? null : new WrittenAttribute(mark == '#' ? "id" : "class", text[(start + 1)..end].ToString(), start + 1);
        }
        var key = LengthUntil(text[start..], NotInKey);
        if (key == 0 || !char.IsAsciiLetter(mark))
            return null;
        var name = text.Slice(start, key).ToString();
        end = start + key;
        if (end == text.Length || text[end] != '=')
            return new WrittenAttribute(name, "", end);
        end++;
        return ReadValue(text, ref end) is var (value, at) ? new WrittenAttribute(name, value, at) : null;
    }

    private static (string Value, int Start)? ReadValue(ReadOnlySpan<char> text, ref int end)
    {
        if (end < text.Length && text[end] is ('"' or '\'') and var quote)
        {
            var start = end + 1;
            var length = text[start..].IndexOfAny(quote, '\n');
            if (length < 0 || text[start + length] != quote)
                return null;
            end = start + length + 1;
            return (text.Slice(start, length).ToString(), start);
        }
        var bare = LengthUntil(text[end..], NotInValue);
        if (bare == 0)
            return null;
        end += bare;
        return (text.Slice(end - bare, bare).ToString(), end - bare);
    }

    private static int LengthUntil(ReadOnlySpan<char> text, SearchValues<char> stops) =>
        text.IndexOfAny(stops) is >= 0 and var length ? length : text.Length;
}

/// <summary>An attribute as it was typed.</summary>
/// <param name="Start">Where its value begins, counted from the directive's first colon; in the tree, from the start of the Markdown.</param>
internal readonly record struct WrittenAttribute(string Name, string Value, int Start);
