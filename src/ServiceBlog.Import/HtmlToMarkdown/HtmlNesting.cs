using System.Collections.Frozen;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace ServiceBlog.Import.HtmlToMarkdown;

/// <summary>How deep the tags of a text are nested, found without building the tree.</summary>
internal static class HtmlNesting
{
    private const int MaxDepth = 400;

    /// <summary>Elements that the next of their kind closes, so that old pages leave them open by the thousand.</summary>
    private static readonly FrozenSet<string> ClosedByTheNext = FrozenSet.Create(
        StringComparer.Ordinal, "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "rt", "rp");

    public static bool IsTooDeep(string html)
    {
        using var source = new TextSource(html);
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var depth = 0;
        while (true)
        {
            var token = tokenizer.Get();
            if (token.Type == HtmlTokenType.EndOfFile)
                return false;
            if (token is not HtmlTagToken tag || ElementNames.Void.Contains(tag.Name) || ClosedByTheNext.Contains(tag.Name))
                continue;
            if (tag.Type == HtmlTokenType.EndTag)
                depth = Math.Max(0, depth - 1);
            else if (!tag.IsSelfClosing && ++depth > MaxDepth)
                return true;
            else if (tag.Name is "script" or "style" or "textarea" or "title")
                tokenizer.State = tag.Name == "script" ? HtmlParseMode.Script : HtmlParseMode.Rawtext;
        }
    }
}
