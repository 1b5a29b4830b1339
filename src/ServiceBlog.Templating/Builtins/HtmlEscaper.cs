using System.Buffers;
using System.Net;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// Writes what <see cref="WebUtility.HtmlEncode(string)"/> returns. Nearly everything a theme prints goes through here,
/// so it is worth not to make a string of it first.
/// </summary>
internal static class HtmlEscaper
{
    // The characters of Latin-1 beyond ASCII become numbers; so do those that take two UTF-16 units.
    private static readonly SearchValues<char> Special = SearchValues.Create(
        ['&', '<', '>', '"', '\'', .. Range('\u00A0', '\u00FF'), .. Range('\uD800', '\uDFFF')]);

    public static void Print(in CallArguments arguments, RenderContext context)
    {
        var start = context.Output.Length;
        Print(arguments.GetString(0) ?? "", context.Output);
        context.CheckStringLength(context.Output.Length - start);
    }

    private static void Print(ReadOnlySpan<char> text, OutputBuffer output)
    {
        var rest = text;
        while (rest.IndexOfAny(Special) is var index and >= 0)
        {
            output.Append(rest[..index]);
            if (char.IsSurrogate(rest[index]))
            {
                // Rare enough to leave pairs, and halves of them, to the original.
                output.Append(WebUtility.HtmlEncode(rest[index..].ToString()));
                return;
            }

            Print(rest[index], output);
            rest = rest[(index + 1)..];
        }

        output.Append(rest);
    }

    private static void Print(char special, OutputBuffer output)
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
