using System.Collections.Frozen;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ServiceBlog.LinkCheck.External;

/// <summary>
/// The anchors of an HTML page: every <c>id</c>, and the <c>name</c> of every <c>a</c>. Found in the tokens, without
/// building the tree, for a tree of tags nested on purpose takes time with the square of their number.
/// </summary>
internal static class HtmlAnchors
{
    /// <summary>Elements whose content is text, whatever it looks like.</summary>
    private static readonly FrozenDictionary<string, HtmlParseMode> TextElements =
        new Dictionary<string, HtmlParseMode>(StringComparer.Ordinal)
        {
            ["iframe"] = HtmlParseMode.Rawtext,
            ["noembed"] = HtmlParseMode.Rawtext,
            ["noframes"] = HtmlParseMode.Rawtext,
            ["plaintext"] = HtmlParseMode.Plaintext,
            ["script"] = HtmlParseMode.Script,
            ["style"] = HtmlParseMode.Rawtext,
            ["textarea"] = HtmlParseMode.RCData,
            ["title"] = HtmlParseMode.RCData,
            ["xmp"] = HtmlParseMode.Rawtext,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static HashSet<string> In(Stream page, Encoding encoding)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        var openDrawings = 0;
        using var source = new TextSource(page, encoding);
        using var tokenizer = new AngleSharp.Html.Parser.HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        while (true)
        {
            var token = tokenizer.Get();
            if (token.Type == HtmlTokenType.EndOfFile)
                return anchors;
            if (token is not HtmlTagToken tag)
                continue;
            // SVG and MathML have elements of the same names with other rules: there, <title> holds tags or nothing.
            if (tag.Name is "svg" or "math" && !tag.IsSelfClosing)
                openDrawings = tag.Type == HtmlTokenType.StartTag ? openDrawings + 1 : Math.Max(0, openDrawings - 1);
            if (tag.Type != HtmlTokenType.StartTag)
                continue;
            foreach (var attribute in tag.Attributes)
            {
                if (attribute.Value.Length > 0 && (attribute.Name == "id" || attribute.Name == "name" && tag.Name == "a"))
                    anchors.Add(attribute.Value);
            }
            if (openDrawings == 0 && TextElements.TryGetValue(tag.Name, out var mode))
                tokenizer.State = mode;
        }
    }
}
