using System.Buffers;
using System.Net;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// Writes what <see cref="WebUtility.HtmlEncode(string)"/> returns. Nearly everything a theme prints goes through here,
/// so it is worth not to make a string of it first.
/// </summary>
internal sealed class HtmlEscaper : TextFilter
{
    // The characters of Latin-1 beyond ASCII become numbers; so do those that take two UTF-16 units.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        ['&', '<', '>', '"', '\'', .. Range('\u00A0', '\u00FF'), .. Range('\uD800', '\uDFFF')]);

    // Most texts are of these alone, and .NET finds what is outside a set of ASCII faster than what is in a set beyond it.
    private static readonly SearchValues<char> PlainAscii = SearchValues.Create(
        [.. Range('\0', '\u007F').Except("&<>\"'")]);

    public override int FirstChange(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(PlainAscii);

    public override void Write(ReadOnlySpan<char> text, OutputBuffer output)
    {
        var isAscii = true;
        while ((isAscii ? FirstChange(text) : text.IndexOfAny(Special)) is var special and >= 0)
        {
            if (special > 0)
            {
                output.Append(text[..special]);
            }

            if (char.IsSurrogate(text[special]))
            {
                // Rare enough to leave pairs, and halves of them, to the original.
                output.Append(WebUtility.HtmlEncode(text[special..].ToString()));
                return;
            }

            Write(text[special], output);
            isAscii &= char.IsAscii(text[special]);
            text = text[(special + 1)..];
        }

        output.Append(text);
    }

    private static void Write(char special, OutputBuffer output)
    {
        switch (special)
        {
            case '&':
                output.Append("&amp;");
                break;
            case '<':
                output.Append("&lt;");
                break;
            case '>':
                output.Append("&gt;");
                break;
            case '"':
                output.Append("&quot;");
                break;
            case '\'':
                output.Append("&#39;");
                break;
            case < '\u00A0' or > '\u00FF':
                output.Append(special);
                break;
            default:
                output.Append("&#");
                output.Append((int)special);
                output.Append(';');
                break;
        }
    }

    private static IEnumerable<char> Range(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
