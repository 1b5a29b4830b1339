namespace ServiceBlog.Core.Markup;

/// <summary>The text of one block across its inlines, so that a mark is seen between its neighbours: of <c>"*a*"</c> both. What is no running text is
/// in it for its neighbours' sake only.</summary>
internal sealed class TypedLine
{
    /// <summary>Elements of raw HTML whose text is not running text.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CodeElements = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "code", "pre", "kbd", "samp", "var", "tt", "script", "style").GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly StringBuilder _builder = new();
    private readonly List<(Inline Inline, int Start, int Length)> _pieces = [];
    private readonly List<(int Start, int Length, string Text)> _replacements = [];
    private bool[] _isTyped = [];
    private int _codeDepth;

    public string Text { get; private set; } = "";

    /// <summary>Whether a character was typed by the author as running text.</summary>
    public bool IsTyped(int index) => _isTyped[index];

    public void Replace(int start, int length, string text) => _replacements.Add((start, length, text));

    public void Read(ContainerInline inlines)
    {
        _builder.Clear();
        _pieces.Clear();
        _replacements.Clear();
        _codeDepth = 0;
        var pieces = new InlineText(inlines);
        while (pieces.MoveNext())
            Add(pieces.Inline!, pieces.Current);
        Text = _builder.ToString();
        if (_isTyped.Length < Text.Length)
            _isTyped = new bool[Math.Max(Text.Length, 256)];
        Array.Clear(_isTyped);
        foreach (var (inline, start, length) in _pieces)
        {
            _isTyped.AsSpan(start, length).Fill(true);
            if (inline is LiteralInline { IsFirstCharacterEscaped: true } && length > 0)
                _isTyped[start] = false;
        }
    }

    /// <summary><c>$f'(x)$</c> and <c>{{ "a" }}</c> are written for a program.</summary>
    public void ProtectFormulasAndBraces()
    {
        var formula = -1;
        var open = new Stack<int>();
        var closed = new Stack<(int Start, int End)>();
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] == '{')
                open.Push(i);
            else if (Text[i] == '}' && open.TryPop(out var brace))
                Close(closed, brace, i);
            else if (Text[i] == '$' && formula >= 0 && EndsFormula(i))
            {
                _isTyped.AsSpan(formula..i).Clear();
                formula = -1;
            }
            else if (Text[i] == '$' && i + 1 < Text.Length && !char.IsWhiteSpace(Text[i + 1]))
                formula = i;
        }
        foreach (var (start, end) in closed)
            _isTyped.AsSpan(start..end).Clear();
    }

    /// <summary>Keeps the outermost pairs only, so that each character is cleared once.</summary>
    private static void Close(Stack<(int Start, int End)> closed, int start, int end)
    {
        while (closed.TryPeek(out var last) && last.Start > start)
            closed.Pop();
        closed.Push((start, end));
    }

    public void WriteReplacements()
    {
        _replacements.Sort(static (x, y) => x.Start.CompareTo(y.Start));
        var next = 0;
        foreach (var (inline, start, length) in _pieces)
        {
            var end = start + length;
            var from = next;
            while (next < _replacements.Count && _replacements[next].Start < end)
                next++;
            if (next > from)
                SetText(inline, NewText(start, end, _replacements[from..next]));
        }
    }

    private string NewText(int start, int end, List<(int Start, int Length, string Text)> replacements)
    {
        _builder.Clear();
        foreach (var (place, length, text) in replacements)
        {
            // A run of dots or dashes that two pieces share stays.
            if (place + length > end)
                continue;
            _builder.Append(Text, start, place - start).Append(text);
            start = place + length;
        }
        return _builder.Append(Text, start, end - start).ToString();
    }

    private static void SetText(Inline inline, string text)
    {
        if (inline is LiteralInline literal)
            literal.Content = new StringSlice(text);
        else
            ((WikilinkInline)inline).Text = text;
    }

    private void Add(Inline inline, ReadOnlySpan<char> text)
    {
        const char word = 'x', mark = ')';
        switch (inline)
        {
            case LiteralInline { Parent: not LinkInline { IsAutoLink: true } } when _codeDepth == 0:
            case WikilinkInline { Text: not null } when _codeDepth == 0:
                _pieces.Add((inline, _builder.Length, text.Length));
                _builder.Append(text);
                break;
            case HtmlInline html:
                CountCode(html.Tag);
                break;
            case FootnoteLink or CitationInline:
                _builder.Append(mark);
                break;
            case CodeInline or LiteralInline or AutolinkInline or WikilinkInline:
                _builder.Append(word);
                break;
            default:
                _builder.Append(text);
                break;
        }
    }

    private void CountCode(string tag)
    {
        var isEnd = tag.StartsWith("</", StringComparison.Ordinal);
        var name = tag.AsSpan(isEnd ? 2 : 1);
        var length = 0;
        while (length < name.Length && char.IsAsciiLetterOrDigit(name[length]))
            length++;
        if (CodeElements.Contains(name[..length]))
            _codeDepth = Math.Max(0, _codeDepth + (isEnd ? -1 : 1));
    }

    /// <summary>As Pandoc reads them: <c>$5 and $6</c> is none.</summary>
    private bool EndsFormula(int index) =>
        !char.IsWhiteSpace(Text[index - 1]) && (index + 1 == Text.Length || !char.IsAsciiDigit(Text[index + 1]));
}
