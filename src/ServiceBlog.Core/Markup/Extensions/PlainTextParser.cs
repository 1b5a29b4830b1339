using System.Buffers;
using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions;

/// <summary>
/// Takes plain text up to where another parser may begin, as Markdig's own parser of literals does. That one stops at
/// every h, w, f, m and t too, since a bare URL may begin there: at every fourth letter. This one stops where a URL
/// does begin, which halves what inlines cost.
/// </summary>
internal sealed class PlainTextParser : InlineParser
{
    /// <summary>What stands in a bare URL before its first colon or point.</summary>
    private static readonly string[] UrlStarts = ["http", "https", "ftp", "mailto", "tel", "www"];

    private SearchValues<char>? _stops;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        // Abbreviations are looked for where Markdig's own parser stops.
        if (processor.LiteralInlineParser.PostMatch is not null)
            return false;

        var text = slice.AsSpan();
        var length = FindEnd(text, _stops ??= Stops(processor.Parsers));
        var shown = length < text.Length && text[length] is '\n' or '\r' ? text[..length].TrimEnd(' ').Length : length;
        if (shown > 0)
            Append(processor, new StringSlice(slice.Text, slice.Start, slice.Start + shown - 1));
        slice.Start += length;
        return true;
    }

    private static void Append(InlineProcessor processor, StringSlice text)
    {
        var end = processor.GetSourcePosition(text.End);
        if (processor.Inline is LiteralInline previous
            && ReferenceEquals(previous.Content.Text, text.Text)
            && previous.Content.End + 1 == text.Start)
        {
            previous.Content.End = text.End;
            previous.Span.End = end;
            return;
        }
        var start = processor.GetSourcePosition(text.Start, out var line, out var column);
        processor.Inline = new LiteralInline { Content = text, Span = new SourceSpan(start, end), Line = line, Column = column };
    }

    /// <summary>The first character was tried by all other parsers: it is plain, whatever it is.</summary>
    private static int FindEnd(ReadOnlySpan<char> text, SearchValues<char> stops)
    {
        var end = 0;
        while (true)
        {
            var stop = text[(end + 1)..].IndexOfAny(stops);
            if (stop < 0)
                return text.Length;
            end += 1 + stop;
            // Marks of URLs, and of nothing else that stands within a line.
            if (text[end] is not (':' or '.'))
                return end;
            if (UrlStart(text[..end]) is > 0 and var start)
                return start;
        }
    }

    private static int UrlStart(ReadOnlySpan<char> before)
    {
        foreach (var start in UrlStarts)
        {
            if (before.EndsWith(start, StringComparison.Ordinal))
                return before.Length - start.Length;
        }
        return -1;
    }

    private static SearchValues<char> Stops(InlineParserList parsers)
    {
        List<char> stops = [':', '.'];
        foreach (var parser in parsers)
        {
            if (parser is not AutoLinkParser && parser.OpeningCharacters is { } opening)
                stops.AddRange(opening);
        }
        return SearchValues.Create([.. stops]);
    }
}
