using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions.Wikilinks;

/// <summary>Parses <c>[[…]]</c> and <c>![[…]]</c>. Code and escapes have been taken by their own parsers before.</summary>
internal sealed class WikilinkParser : InlineParser
{
    public WikilinkParser() => OpeningCharacters = ['[', '!'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var start = slice.Start;
        var mark = slice.CurrentChar == '!' ? 1 : 0;
        var source = slice.AsSpan()[mark..];
        if (!WikilinkSyntax.TryRead(source, out var syntax) || IsReference(processor, source[1..(syntax.Length - 1)]))
            return false;

        var from = processor.GetSourcePosition(start, out var line, out var column);
        if (mark == 1 && syntax.Bar >= 0)
        {
            // A transclusion has no text of its own: ![[key|text]] is an exclamation mark and then a link.
            processor.Inline = new LiteralInline
            {
                Content = new StringSlice(slice.Text, start, start),
                Span = new SourceSpan(from, from),
                Line = line,
                Column = column,
            };
            slice.SkipChar();
            return true;
        }

        var end = start + mark + syntax.Length;
        processor.Inline = new WikilinkInline
        {
            Key = WikilinkBars.Show(syntax.Key.ToString()),
            Fragment = syntax.HasFragment ? WikilinkBars.Show(syntax.Fragment.ToString()) : null,
            Text = ReadText(source, syntax),
            IsTransclusion = mark == 1,
            Span = new SourceSpan(from, processor.GetSourcePosition(end - 1)),
            Line = line,
            Column = column,
        };
        EnclosingLinks.Deactivate(processor);
        slice.Start = end;
        return true;
    }

    /// <summary>A link in brackets, whose definition the author gave, is what CommonMark reads there.</summary>
    /// <param name="label">With its brackets.</param>
    private static bool IsReference(InlineProcessor processor, ReadOnlySpan<char> label)
    {
        var slice = new StringSlice(label.ToString());
        return LinkHelper.TryParseLabel(ref slice, out var name) && processor.Document.ContainsLinkReferenceDefinition(name);
    }

    private static string? ReadText(ReadOnlySpan<char> source, WikilinkSyntax syntax)
    {
        if (syntax.Bar < 0)
            return null;
        var text = source[syntax.TextStart..(syntax.Length - 2)].Trim();
        return text.IsEmpty ? null : WikilinkBars.Show(text.ToString().Replace('\n', ' '));
    }
}
