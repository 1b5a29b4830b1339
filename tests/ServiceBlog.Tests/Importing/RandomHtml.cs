using System.Text;

namespace ServiceBlog.Tests.Importing;

/// <summary>Makes HTML out of a seed: well-formed, but with text that Markdown could mistake for mark-up everywhere.</summary>
internal sealed class RandomHtml(int seed)
{
    private static readonly string[] Words =
    [
        "service", "Kunde", "愛", "*", "**", "_a_", "snake_case", "[x]", "[ ]", "[a](b)", "[[key]]", "[@key]", "[^1]", "![i](j)", "`", "``c``",
        "1.", "12)", "-", "--", "---", "===", "+", "++x++", "C++", "#", "##", ">", "~~", "~5", "^2", "{.x}", "{#id}", "|", "a|b", ":", "\\",
        "\\*", "&amp;amp;", "&amp;copy;", "&lt;b>", "&lt;", "http://x.example/a_b", "www.example.org", "x@example.org", "!", "\"q\"", "'s", "(", ")",
        "…", "“so”", "©", "*[X]:", "[x]:", "==m==", "~~~", "+---+", "10.", "a.", "é", "\u00a0", "$1", "%", "@", "[!NOTE]", "]", "[", "\u200b", "!",
    ];

    private readonly Random _random = new(seed);

    public string Page()
    {
        var html = new StringBuilder();
        for (var count = _random.Next(1, 6); count > 0; count--)
            Block(html, depth: 0);
        return html.ToString();
    }

    private void Block(StringBuilder html, int depth)
    {
        switch (_random.Next(depth > 2 ? 5 : 12))
        {
            case 0 or 1 or 2:
                Element(html, "p", Inlines);
                break;
            case 3:
                Element(html, "h" + (char)('1' + _random.Next(6)), Inlines);
                break;
            case 4:
                Inlines(html);
                break;
            case 5 or 6:
                Element(html, _random.Next(2) == 0 ? "ul" : "ol", list =>
                {
                    for (var count = _random.Next(1, 4); count > 0; count--)
                        Element(list, "li", item => Item(item, depth + 1));
                });
                break;
            case 7:
                Element(html, "blockquote", quote => Item(quote, depth + 1));
                break;
            case 8:
                Element(html, "pre", pre => pre.Append(_random.Next(2) == 0 ? "a *b*\n\n  `c`\n```\n" : "x &lt; y"));
                break;
            case 9:
                Table(html);
                break;
            case 10:
                Element(html, "figure", figure =>
                {
                    figure.Append("<img src=\"https://x.example/p.png\" alt=\"p\">");
                    Element(figure, "figcaption", Inlines);
                });
                break;
            default:
                html.Append("<hr>");
                break;
        }
    }

    private void Item(StringBuilder html, int depth)
    {
        if (_random.Next(2) == 0)
            Inlines(html);
        for (var count = _random.Next(0, 3); count > 0; count--)
            Block(html, depth);
    }

    private void Table(StringBuilder html)
    {
        var columns = _random.Next(2, 4);
        html.Append("<table>");
        for (var row = 0; row < 3; row++)
        {
            html.Append("<tr>");
            for (var column = 0; column < columns; column++)
                Element(html, row == 0 ? "th" : "td", Inlines);
            html.Append("</tr>");
        }
        html.Append("</table>");
    }

    private void Inlines(StringBuilder html)
    {
        for (var count = _random.Next(1, 7); count > 0; count--)
            Inline(html, depth: 0, inLink: false);
    }

    private void Inline(StringBuilder html, int depth, bool inLink)
    {
        var choice = _random.Next(depth > 2 ? 6 : 14);
        switch (choice)
        {
            case <= 5:
                html.Append(Words[_random.Next(Words.Length)]).Append(_random.Next(3) == 0 ? "" : " ");
                break;
            case 6 or 7 or 8:
                Element(html, choice == 6 ? "em" : choice == 7 ? "strong" : "del", Inner);
                break;
            case 9:
                Element(html, "code", code => code.Append(_random.Next(2) == 0 ? "a`b |" : "*x*"));
                break;
            case 10 when !inLink:
                html.Append("<a href=\"https://x.example/").Append(_random.Next(2) == 0 ? "a_(b)?c=*d*&amp;e" : "q").Append("\">");
                Inners(html, isLink: true, depth);
                html.Append("</a>");
                break;
            case 11:
                html.Append("<br>");
                break;
            case 12:
                html.Append("<img src=\"https://x.example/i_1.png\" alt=\"a [b] *c*\" width=\"20\">");
                break;
            default:
                Element(html, _random.Next(2) == 0 ? "sup" : "kbd", Inner);
                break;
        }

        void Inner(StringBuilder inner) => Inners(inner, inLink, depth);
    }

    private void Inners(StringBuilder html, bool isLink, int depth)
    {
        for (var count = _random.Next(1, 4); count > 0; count--)
            Inline(html, depth + 1, isLink);
    }

    private static void Element(StringBuilder html, string name, Action<StringBuilder> content)
    {
        html.Append('<').Append(name).Append('>');
        content(html);
        html.Append("</").Append(name).Append('>');
    }
}
