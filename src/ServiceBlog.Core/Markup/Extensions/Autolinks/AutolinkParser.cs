using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ServiceBlog.Core.Markup.Limits;

namespace ServiceBlog.Core.Markup.Extensions.Autolinks;

/// <summary>
/// Makes links of bare URLs and e-mail addresses. A URL is taken as a whole while its leaf is parsed, since its marks are
/// no marks of Markdown. Only at the end of the leaf is it known whether it stands in a link, and e-mail addresses are
/// looked for then, when it is known which of their underscores are marks. Comes last of all parsers, so that
/// emphasis is settled before it.
/// </summary>
internal sealed class AutolinkParser : InlineParser, IPostInlineProcessor
{
    public AutolinkParser() => OpeningCharacters = ['h', 'H', 'f', 'F', 'w', 'W', '@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar == '@')
        {
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
        budget.Charge(budget.MarksIn(processor.Block!) + Math.Abs(host) + url.Length, processor.GetSourcePosition(slice.Start));
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

    private static bool IsInBrackets(Inline? inline)
    {
        for (; inline is not null; inline = inline.Parent)
        {
            if (inline is LinkDelimiterInline { Type: DelimiterType.Open })
                return true;
        }
        return false;
    }

    private static LinkInline Link(InlineProcessor processor, StringSlice text, bool lacksScheme)
    {
        var span = new SourceSpan(processor.GetSourcePosition(text.Start, out var line, out var column), processor.GetSourcePosition(text.End));
        var url = text.ToString();
        var link = new LinkInline
        {
            Span = span,
            Line = line,
            Column = column,
            Url = lacksScheme ? "https://" + url : url,
            UrlSpan = span,
            IsAutoLink = true,
            IsClosed = true,
        };
        link.AppendChild(new LiteralInline { Content = text, Span = span, Line = line, Column = column, IsClosed = true });
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
