using ServiceBlog.Templating.Parsing;

namespace ServiceBlog.Templating;

/// <summary>
/// Notes which place of which template wrote each part of the output, so that a fault found in the output can be
/// shown where its author can mend it. Set it on a <see cref="RenderContext"/> for one render; without it a render
/// notes nothing.
/// </summary>
public sealed class RenderTrace
{
    private readonly List<Mark> _marks = [];

    /// <summary>What stood in a text that was captured, for when the text is printed.</summary>
    private readonly Dictionary<string, Mark[]> _captured = new(ReferenceEqualityComparer.Instance);

    /// <summary>The place in a template that wrote the character at an offset of the output.</summary>
    /// <returns>Null if nothing was written there. The message is empty.</returns>
    public TemplateError? Locate(int offset)
    {
        var index = _marks.FindLastIndex(mark => mark.Offset <= offset);
        if (index < 0)
            return null;
        var mark = _marks[index];
        var position = mark.IsText ? mark.Position + offset - mark.Offset : mark.Position;
        return mark.Source.Error(new SourceSpan(position, position), "");
    }

    /// <summary>Whether the character at an offset of the output is a template's own text, not what an expression gave.</summary>
    public bool IsLiteral(int offset)
    {
        var index = _marks.FindLastIndex(mark => mark.Offset <= offset);
        return index >= 0 && _marks[index].IsText;
    }

    internal void Write(int offset, SourceText source, int position, bool isText) =>
        _marks.Add(new Mark(offset, source, position, isText));

    /// <summary>The output from an offset on was taken back as a text.</summary>
    internal void Cut(int offset, string text)
    {
        var first = _marks.FindIndex(mark => mark.Offset >= offset);
        if (first < 0)
            return;
        var marks = _marks[first..].ToArray();
        _marks.RemoveRange(first, marks.Length);
        _captured[text] = Array.ConvertAll(marks, mark => mark with { Offset = mark.Offset - offset });
    }

    /// <summary>A text is printed at an offset.</summary>
    internal void Print(int offset, string text)
    {
        if (_captured.TryGetValue(text, out var marks))
            _marks.AddRange(marks.Select(mark => mark with { Offset = mark.Offset + offset }));
    }

    private readonly record struct Mark(int Offset, SourceText Source, int Position, bool IsText);
}
