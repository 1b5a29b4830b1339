using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>Notes which place of which template wrote each part of a text, so that a fault found in the text can be shown where its author can mend it.
/// For one render.</summary>
public sealed class RenderTrace
{
    private readonly Stack<List<Mark>> _outer = new();

    /// <summary>What stood in a text that was captured, for when the text is printed.</summary>
    private readonly Dictionary<string, List<Mark>> _captured = new(ReferenceEqualityComparer.Instance);

    private List<Mark> _marks = [];

    /// <summary>The place in a template that wrote the character at an offset; null if nothing was written there.</summary>
    public TemplateError? Locate(int offset)
    {
        if (MarkAt(offset) is not { Node: { } node } mark)
            return null;
        var place = TemplateError.At(node.Span, "");
        return mark.Text is null ? place
            : Moved(place, mark.Text.AsSpan(node is ScriptRawStatement raw ? raw.Text.Index..(mark.Index + offset - mark.Offset) : ..0));
    }

    /// <summary>Whether the character at an offset is a template's own text, not what an expression gave.</summary>
    public bool IsLiteral(int offset) => MarkAt(offset)?.Text is not null;

    internal void Note(int offset, string text, int index, ScriptNode? node)
    {
        if (node is ScriptRawStatement raw && ReferenceEquals(raw.Text.FullText, text))
            _marks.Add(new Mark(offset, node, text, index));
        else if (index == 0 && _captured.TryGetValue(text, out var marks))
            _marks.AddRange(marks.Select(mark => mark with { Offset = mark.Offset + offset }));
        else
            _marks.Add(new Mark(offset, node, null, 0));
    }

    internal void BeginCapture()
    {
        _outer.Push(_marks);
        _marks = [];
    }

    internal void EndCapture(string text)
    {
        _captured[text] = _marks;
        _marks = _outer.Pop();
    }

    private Mark? MarkAt(int offset) => _marks.FindLastIndex(mark => mark.Offset <= offset) is >= 0 and var index ? _marks[index] : null;

    private static TemplateError Moved(TemplateError start, ReadOnlySpan<char> over) => over.Count('\n') is > 0 and var lines
        ? start with { Line = start.Line + lines, Column = over.Length - over.LastIndexOf('\n') }
        : start with { Column = start.Column + over.Length };

    /// <param name="Text">The whole template; null if an expression wrote.</param>
    private sealed record Mark(int Offset, ScriptNode? Node, string? Text, int Index);
}
