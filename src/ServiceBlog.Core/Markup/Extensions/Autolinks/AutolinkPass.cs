using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions.Autolinks;

/// <summary>One walk over the finished inlines of a leaf: URLs within links become text again, e-mail addresses outside of them become links.</summary>
internal static class AutolinkPass
{
    public static void Run(ContainerInline root, bool hasEmails)
    {
        var isInRawLink = false;
        LinkInline? enclosing = null;
        for (var inline = root.FirstChild; inline is not null;)
        {
            if (inline is HtmlInline html)
                isInRawLink = StaysInRawLink(html.Tag, isInRawLink);
            var isInLink = isInRawLink || enclosing is not null;
            if (inline is LinkInline { IsAutoLink: true } url && isInLink)
                inline = Unlink(url);
            else if (hasEmails && !isInLink && inline is LiteralInline literal)
                inline = LinkEmails(literal);
            if (inline is LinkInline link)
                enclosing ??= link;

            if (inline is ContainerInline { FirstChild: { } child })
            {
                inline = child;
                continue;
            }
            while (inline is not null && inline.NextSibling is null)
            {
                if (inline == enclosing)
                    enclosing = null;
                inline = inline.Parent == root ? null : inline.Parent;
            }
            if (inline == enclosing)
                enclosing = null;
            inline = inline?.NextSibling;
        }
    }

    /// <summary>Tags of the author's own: no link may stand between <c>&lt;a&gt;</c> and <c>&lt;/a&gt;</c>.</summary>
    private static bool StaysInRawLink(string tag, bool isInRawLink)
    {
        if (tag.StartsWith("</a", StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetterOrDigit(tag.ElementAtOrDefault(3)))
            return false;
        return isInRawLink || (tag.StartsWith("<a", StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetterOrDigit(tag.ElementAtOrDefault(2)));
    }

    private static LiteralInline Unlink(LinkInline url)
    {
        var text = (LiteralInline)url.FirstChild!;
        text.Remove();
        url.ReplaceBy(text, copyChildren: false);
        return text;
    }

    /// <summary>Links the addresses in the literals that stand side by side from this one on.</summary>
    /// <returns>The last inline that came of them.</returns>
    private static Inline LinkEmails(LiteralInline first)
    {
        var run = LiteralRun.From(first);
        if (run.FindEmail(0) is not { } found)
            return run.Last;

        Inline last = run.Last;
        var position = 0;
        for (EmailAddress? email = found; email is { } address; email = run.FindEmail(position))
        {
            last = Append(last, run.Slice(position, address.Start));
            var link = Link(run, address);
            last.InsertAfter(link);
            last = link;
            position = address.End;
        }
        last = Append(last, run.Slice(position, run.Length));
        run.Remove();
        return last;
    }

    private static Inline Append(Inline last, IEnumerable<LiteralInline> literals)
    {
        foreach (var literal in literals)
        {
            last.InsertAfter(literal);
            last = literal;
        }
        return last;
    }

    private static LinkInline Link(LiteralRun run, EmailAddress address)
    {
        var link = new LinkInline { IsAutoLink = true, IsClosed = true };
        foreach (var literal in run.Slice(address.Start, address.End))
            link.AppendChild(literal);
        var text = string.Concat(link.Select(literal => literal.ToString()));
        link.Url = address.HasScheme ? text : "mailto:" + text;
        link.Span = link.UrlSpan = new SourceSpan(link.FirstChild!.Span.Start, link.LastChild!.Span.End);
        (link.Line, link.Column) = (link.FirstChild.Line, link.FirstChild.Column);
        return link;
    }
}
