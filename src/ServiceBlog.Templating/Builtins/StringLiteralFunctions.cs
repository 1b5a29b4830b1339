using System.Buffers;
using System.Globalization;
using System.Text;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The functions of <c>string</c> that write a text as the language itself would write it in code.</summary>
internal static class StringLiteralFunctions
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '"', '\\', '\u007F']);

    public static Value Escape(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        if (text.AsSpan().IndexOfAny(Escaped) < 0) return text;
        var result = new StringBuilder(text.Length + 8);
        AppendEscaped(result, text);
        return Checked(result, context);
    }

    public static Value Literal(in CallArguments arguments, RenderContext context)
    {
        var text = arguments.GetString(0) ?? "";
        var result = new StringBuilder(text.Length + 8).Append('"');
        AppendEscaped(result, text);
        return Checked(result.Append('"'), context);
    }

    private static string Checked(StringBuilder result, RenderContext context)
    {
        context.CheckStringLength(result.Length);
        return result.ToString();
    }

    private static void AppendEscaped(StringBuilder result, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Escaped) is var index and >= 0)
        {
            result.Append(text[..index]);
            AppendEscape(result, text[index]);
            text = text[(index + 1)..];
        }

        result.Append(text);
    }

    private static void AppendEscape(StringBuilder result, char character) => _ = character switch
    {
        '\n' => result.Append("\\n"),
        '\r' => result.Append("\\r"),
        '\t' => result.Append("\\t"),
        '\b' => result.Append("\\b"),
        '\f' => result.Append("\\f"),
        '"' or '\\' => result.Append('\\').Append(character),
        _ => result.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
    };
}
