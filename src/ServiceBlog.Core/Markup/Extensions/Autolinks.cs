namespace ServiceBlog.Core.Markup;

/// <summary>Makes links of bare URLs and e-mail addresses. A URL is taken as a whole while its leaf is parsed, since its marks are no marks of
/// Markdown. Only at the end of the leaf is it known whether it stands in a link, and e-mail addresses are looked for then, when it is known which of
/// their underscores are marks. Comes last of all parsers, so that emphasis is settled before it.</summary>
internal sealed class AutolinkParser : InlineParser, IPostInlineProcessor
{
    /// <summary>What it costs to keep a link of a page, to write it and to check it.</summary>
    private const int LinkCost = 1000;

    private static readonly SearchValues<char> DomainLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public AutolinkParser() => OpeningCharacters = ['h', 'H', 'f', 'F', 'w', 'W', '@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar == '@')
        {
            ((ParseBudget)processor.Context!).Charge(IsBeforeDomain(slice.AsSpan()[1..]) ? LinkCost : 1, processor.GetSourcePosition(slice.Start));
            processor.GetParserState<LeafAutolinks>(this).HasEmails = true;
            return false;
        }
        var text = slice.AsSpan();
        var scheme = BareUrl.MatchScheme(text, slice.PeekCharExtra(-1));
        if (scheme < 0)
            return false;

        var leaf = processor.GetParserState<LeafAutolinks>(this);
        var host = BareUrl.MeasureHost(text[scheme..]);
        var url = host > 0 ? text[..Measure(processor, leaf, slice)] : default;
        var budget = (ParseBudget)processor.Context!;
        budget.Charge(budget.MarksIn(processor.Block!) + Math.Abs(host) + url.Length + (url.IsEmpty ? 0 : LinkCost), processor.GetSourcePosition(slice.Start));
        if (url.IsEmpty)
            return false;
        processor.Inline = Link(processor, new StringSlice(slice.Text, slice.Start, slice.Start + url.Length - 1), scheme == 0);
        slice.Start += url.Length;
        return true;
    }

    public bool PostProcess(InlineProcessor state, Inline? root, Inline? lastChild, int postInlineProcessorIndex, bool isFinalProcessing)
    {
        if (isFinalProcessing && root is ContainerInline container && state.ParserStates[Index] is LeafAutolinks leaf)
            AutolinkPass.Run(container, leaf.HasEmails);
        return true;
    }

    /// <summary>Whether an e-mail address may end with this text: its domain has a point.</summary>
    private static bool IsBeforeDomain(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(DomainLetters);
        return end > 0 && text[end] == '.';
    }

    private static int Measure(InlineProcessor processor, LeafAutolinks leaf, StringSlice slice)
    {
        var url = slice.AsSpan();
        url = url[..BareUrl.MeasureAll(url)];
        if (url.Contains('|') && leaf.IsTable(slice.Text))
            url = url[..CellEnd(url)];
        if (url.Contains(']') && IsInBrackets(processor.Inline))
            url = url[..BareUrl.FindUnmatchedBracket(url)];
        return BareUrl.MeasureTrimmed(url);
    }

    private static int CellEnd(ReadOnlySpan<char> url)
    {
        var bar = url.IndexOf('|');
        return bar > 0 && url[bar - 1] == '\\' ? bar - 1 : bar;
    }

    private static bool IsInBrackets(Inline? inline) =>
        inline?.FindParentOfType<LinkDelimiterInline>().Any(bracket => bracket.Type == DelimiterType.Open) == true;

    private static LinkInline Link(InlineProcessor processor, StringSlice text, bool lacksScheme)
    {
        var url = text.ToString();
        var link = new LinkInline { Url = lacksScheme ? "https://" + url : url, IsAutoLink = true, IsClosed = true }.At(processor, text.Start, text.Length);
        link.UrlSpan = link.Span;
        link.AppendChild(new LiteralInline { Content = text, Span = link.Span, Line = link.Line, Column = link.Column, IsClosed = true });
        return link;
    }

    /// <summary>What is known of the leaf that is being parsed.</summary>
    private sealed class LeafAutolinks
    {
        private bool? _isTable;

        public bool HasEmails { get; set; }

        /// <summary>Whether the leaf holds the line that makes a table: there a bar ends a URL, as it ends all else.</summary>
        public bool IsTable(string text) => _isTable ??= HasDelimiterRow(text);

        private static bool HasDelimiterRow(string text)
        {
            foreach (var line in text.AsSpan().EnumerateLines())
            {
                if (line.Contains('-') && !line.ContainsAnyExcept("|-: \t"))
                    return true;
            }
            return false;
        }
    }
}

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
