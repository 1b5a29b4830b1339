using System.Text;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup.Visible;

/// <summary>Makes texts of pieces, and knows for each what must be seen. One seed, one text.</summary>
internal sealed class ProseGenerator(int seed)
{
    private readonly Random _random = new(seed);
    private readonly StringBuilder _typed = new();
    private readonly StringBuilder _seen = new();
    private readonly StringBuilder _notes = new();
    private readonly StringBuilder _definitions = new("[r1]: https://a.example/r1\n");
    private int _noteCount;

    public (string Typed, string Seen) Generate()
    {
        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            Add(Block());
            _typed.Append('\n');
        }
        return (_typed.Append('\n').Append(_definitions).ToString(), _seen.Append(_notes).ToString());
    }

    private void Add(Piece block)
    {
        _typed.Append(block.Typed);
        _seen.Append(block.Seen).Append(' ');
    }

    private Piece Block() => _random.Next(15) switch
    {
        0 => Heading(),
        1 => Lines("- ", "  "),
        2 => Lines("1. ", "   "),
        3 => Lines("- [ ] ", "  "),
        4 => Lines("> ", "> "),
        5 => Callout(),
        6 => Table(),
        7 => Fence(),
        8 => Within("Term\n", Lines(":   ", "    "), ""),
        9 => Within("<div>\n\n", Paragraph(""), "\n</div>\n"),
        10 => Within("*[WORD]: Another word\n\n", Paragraph(""), ""),
        _ => Paragraph(""),
    };

    private static Piece Within(string before, Piece block, string after) =>
        new(before + block.Typed + after, before.StartsWith("Term", StringComparison.Ordinal) ? "Term " + block.Seen : block.Seen);

    private Piece Heading()
    {
        var line = Line(mayHaveNote: false);
        var isMarked = _random.Next(3) == 0;
        return new(Invariant($"{new string('#', _random.Next(1, 7))} {line.Typed} end{(isMarked ? " {#own .c}" : "")}\n"), line.Seen + " end");
    }

    private Piece Paragraph(string indent)
    {
        var (typed, seen) = (new StringBuilder(), new StringBuilder());
        for (var count = _random.Next(1, 3); count > 0; count--)
        {
            var line = Line(mayHaveNote: true);
            typed.Append(typed.Length > 0 ? indent : "").Append("So ").Append(line.Typed).Append('\n');
            seen.Append("So ").Append(line.Seen).Append(' ');
        }
        return new(typed.ToString(), seen.ToString());
    }

    private Piece Lines(string first, string others)
    {
        var paragraph = Paragraph(others);
        return new(first + paragraph.Typed, paragraph.Seen);
    }

    private Piece Callout()
    {
        var paragraph = Paragraph("> ");
        return _random.Next(2) == 0
            ? new("> [!note] A {title}\n> " + paragraph.Typed, "A {title} " + paragraph.Seen)
            : new("> [!TIP]\n> " + paragraph.Typed, "Tip " + paragraph.Seen);
    }

    private Piece Table()
    {
        var columns = _random.Next(1, 4);
        var rows = Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Row(columns)).ToList();
        rows.Insert(1, new Piece("|" + string.Concat(Enumerable.Repeat("--|", columns)) + "\n", ""));
        return new(string.Concat(rows.Select(row => row.Typed)), string.Concat(rows.Select(row => row.Seen)));
    }

    private Piece Row(int columns)
    {
        var cells = Enumerable.Range(0, columns).Select(_ => OneOf(_random.Next(3) > 0 ? Piece.Plain : Piece.Constructs)).ToArray();
        return new("| " + string.Join(" | ", cells.Select(AsCell)) + " |\n", string.Join(' ', cells.Select(cell => cell.Seen)) + " ");
    }

    /// <summary>A bar within a cell is escaped; the one of a wikilink need not be.</summary>
    private static string AsCell(Piece piece) =>
        piece.Typed.StartsWith("[[", StringComparison.Ordinal) ? piece.Typed : piece.Typed.Replace("|", "\\|", StringComparison.Ordinal);

    private Piece Fence()
    {
        var code = string.Join('\n', Enumerable.Range(0, _random.Next(1, 3)).Select(_ => OneOf(Piece.Plain).Typed + " " + OneOf(Piece.Constructs).Typed));
        return new("~~~~text\n" + code + "\n~~~~\n", code);
    }

    private Piece Line(bool mayHaveNote)
    {
        var (typed, seen) = (new StringBuilder("we"), new StringBuilder("we"));
        for (var count = _random.Next(1, 6); count > 0; count--)
        {
            var piece = OneOf(_random.Next(3) > 0 ? Piece.Plain : Piece.Constructs);
            typed.Append(' ').Append(piece.Typed);
            seen.Append(' ').Append(piece.Seen);
            if (mayHaveNote && _random.Next(20) == 0)
            {
                typed.Append(" noted").Append(Note());
                seen.Append(" noted");
            }
        }
        typed.Append(" on");
        seen.Append(" on");
        return new(typed.ToString(), seen.ToString());
    }

    private string Note()
    {
        var name = Invariant($"[^n{++_noteCount}]");
        _definitions.Append('\n').Append(name).Append(": Note {of} ").Append(_noteCount).Append('\n');
        _notes.Append("Note {of} ").Append(_noteCount).Append(' ');
        return name;
    }

    private Piece OneOf(Piece[] pieces) => pieces[_random.Next(pieces.Length)];
}
