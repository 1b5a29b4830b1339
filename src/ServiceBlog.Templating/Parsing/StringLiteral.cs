using System.Globalization;
using System.Text;

namespace ServiceBlog.Templating.Parsing;

/// <summary>Decodes the escapes of a string (language reference, section 3.1).</summary>
internal static class StringLiteral
{
    /// <summary>The length of the escape sequence that starts at a backslash; 0 if it is none.</summary>
    public static int EscapeLength(string text, int start)
    {
        if (start + 1 >= text.Length)
        {
            return 0;
        }

        switch (text[start + 1])
        {
            case 'u':
                return HasHexDigits(text, start + 2, 4) ? 6 : 0;
            case 'x':
                return HasHexDigits(text, start + 2, 2) ? 4 : 0;
            case '\r' when start + 2 < text.Length && text[start + 2] == '\n':
                return 3;
            default:
                return "'\"\\nrtbf0{}\n\r".Contains(text[start + 1], StringComparison.Ordinal) ? 2 : 0;
        }
    }

    /// <summary>How much of a faulty escape sequence is as it should be: up to the character that is wrong.</summary>
    public static int ValidLength(string text, int start)
    {
        if (start + 1 >= text.Length || text[start + 1] is not ('u' or 'x'))
        {
            return 1;
        }

        var length = 2;
        while (HasHexDigits(text, start + length, 1))
        {
            length++;
        }

        return length;
    }

    public static string Decode(ReadOnlySpan<char> content)
    {
        if (!content.Contains('\\'))
        {
            return content.ToString();
        }

        var text = content.ToString();
        var result = new StringBuilder(text.Length);
        var position = 0;
        while (position < text.Length)
        {
            var length = text[position] == '\\' ? EscapeLength(text, position) : 0;
            if (length == 0)
            {
                result.Append(text[position++]);
                continue;
            }

            AppendEscape(result, text.AsSpan(position, length));
            position += length;
        }

        return result.ToString();
    }

    private static void AppendEscape(StringBuilder result, ReadOnlySpan<char> escape)
    {
        switch (escape[1])
        {
            case 'n':
                result.Append('\n');
                break;
            case 'r':
                result.Append('\r');
                break;
            case 't':
                result.Append('\t');
                break;
            case 'b':
                result.Append('\b');
                break;
            case 'f':
                result.Append('\f');
                break;
            case '0':
                result.Append('\0');
                break;
            case 'u' or 'x':
                result.Append((char)int.Parse(escape[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                break;
            case '\n' or '\r':
                // An escaped line break joins the lines.
                break;
            default:
                result.Append(escape[1]);
                break;
        }
    }

    private static bool HasHexDigits(string text, int start, int count)
    {
        for (var index = start; index < start + count; index++)
        {
            if (index >= text.Length || !char.IsAsciiHexDigit(text[index]))
            {
                return false;
            }
        }

        return true;
    }
}
