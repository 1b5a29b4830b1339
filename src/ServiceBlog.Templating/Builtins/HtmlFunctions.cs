using System.Net;
using System.Text;
using static ServiceBlog.Templating.Builtins.ParameterDeclarations;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// The object <c>html</c> (documentation: <c>builtins/html.md</c>). A text in which there is nothing to do is returned
/// as it is, without a copy.
/// </summary>
internal static class HtmlFunctions
{
    public static BuiltinLibrary Library { get; } = new(
        "html",
        new("html.strip", [Text("text")], Strip),
        new("html.escape", [Text("text")], Escape) { Filter = new HtmlEscaper() },
        new("html.newline_to_br", [Text("text")], NewlineToBr),
        new("html.url_encode", [Text("text")], UrlEncode),
        new("html.url_escape", [Text("text")], UrlEscape));

    private static Value Strip(in CallArguments arguments, RenderContext context) =>
        HtmlTagStripper.Strip(arguments.GetString(0) ?? "");

    private static Value Escape(in CallArguments arguments, RenderContext context) =>
        Checked(WebUtility.HtmlEncode(arguments.GetString(0) ?? ""), context);

    private static Value UrlEncode(in CallArguments arguments, RenderContext context) =>
        Checked(Uri.EscapeDataString(arguments.GetString(0) ?? ""), context);

    private static Value UrlEscape(in CallArguments arguments, RenderContext context) =>
        Checked(PercentEncoding.EscapeUrl(arguments.GetString(0) ?? ""), context);

    private static Value NewlineToBr(in CallArguments arguments, RenderContext context)
    {
        var text = (arguments.GetString(0) ?? "").AsSpan();
        if (text.IndexOfAny('\r', '\n') < 0) return arguments.GetString(0) ?? "";

        var result = new StringBuilder(text.Length + 32);
        while (text.IndexOfAny('\r', '\n') is var index and >= 0)
        {
            var end = text[index..] is ['\r', '\n', ..] ? index + 2 : index + 1;
            result.Append(text[..index]).Append("<br />").Append(text[index..end]);
            text = text[end..];
        }

        return Checked(result.Append(text).ToString(), context);
    }

    private static string Checked(string text, RenderContext context)
    {
        context.CheckStringLength(text.Length);
        return text;
    }
}
