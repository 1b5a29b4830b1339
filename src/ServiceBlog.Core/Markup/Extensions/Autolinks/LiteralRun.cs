using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ServiceBlog.Core.Markup.Extensions.Autolinks;

/// <summary>Literals side by side, read as one text: marks that turned out to be plain, and escapes, are literals of their own.</summary>
internal sealed class LiteralRun
{
    private readonly List<LiteralInline> _literals;
    private readonly string _text;

    private LiteralRun(List<LiteralInline> literals, string text) => (_literals, _text) = (literals, text);

    public LiteralInline Last => _literals[^1];

    public int Length => _text.Length;

    public static LiteralRun From(LiteralInline first)
    {
        List<LiteralInline> literals = [first];
        var hasAt = first.Content.AsSpan().Contains('@');
        while (literals[^1].NextSibling is LiteralInline next)
        {
            literals.Add(next);
            hasAt |= next.Content.AsSpan().Contains('@');
        }
        return new LiteralRun(literals, hasAt ? string.Concat(literals.Select(TextOf)) : "");
    }

    public EmailAddress? FindEmail(int from) => EmailAddress.Find(_text, from);

    /// <summary>New literals of a part of the text, each at its place in the source.</summary>
    public IEnumerable<LiteralInline> Slice(int from, int to)
    {
        var start = 0;
        foreach (var literal in _literals)
        {
            var end = start + literal.Content.Length;
            if (Math.Max(start, from) < Math.Min(end, to))
                yield return Cut(literal, Math.Max(0, from - start), Math.Min(end, to) - start);
            start = end;
        }
    }

    public void Remove()
    {
        foreach (var literal in _literals)
            literal.Remove();
    }

    private static LiteralInline Cut(LiteralInline literal, int from, int to)
    {
        var content = literal.Content;
        // An escape begins one character before its content, so places are counted from the end.
        var start = from == 0 ? literal.Span.Start : literal.Span.End - (content.Length - 1 - from);
        return new LiteralInline
        {
            Content = new StringSlice(content.Text, content.Start + from, content.Start + to - 1),
            Span = new SourceSpan(start, literal.Span.End - (content.Length - to)),
            Line = literal.Line,
            Column = literal.Column + start - literal.Span.Start,
            IsFirstCharacterEscaped = from == 0 && literal.IsFirstCharacterEscaped,
            IsClosed = true,
        };
    }

    /// <summary>An at sign that is escaped is none.</summary>
    private static string TextOf(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        return literal.IsFirstCharacterEscaped && text.StartsWith('@') ? "\0" + text[1..] : text;
    }
}
