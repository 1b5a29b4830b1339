namespace ServiceBlog.Core.Markup;

/// <summary>What a directive's block and inline have in common.</summary>
/// <param name="Before">As in <see cref="Directive"/>.</param>
/// <param name="After">As in <see cref="Directive"/>.</param>
internal sealed record WrittenDirective(string Name, DirectiveForm Form, string Before, string After, ImmutableArray<WrittenAttribute> Attributes)
{
    /// <param name="text">Begins with the directive.</param>
    /// <param name="positionOf">Where in the Markdown a character of it stands.</param>
    public static WrittenDirective Of(DirectiveSyntax syntax, DirectiveForm form, ReadOnlySpan<char> text, Func<int, int> positionOf) => new(
        syntax.Name, form,
        text[..(syntax.Label?.Start ?? syntax.Braces)].ToString(),
        text[(syntax.Label?.End ?? syntax.Braces)..syntax.Length].ToString(),
        [.. syntax.Attributes.Select(attribute => attribute with { Start = positionOf(attribute.Start) })]);
}

/// <summary>A directive that is a block: around others, or on a line of its own.</summary>
internal sealed class DirectiveBlock(BlockParser parser, WrittenDirective written) : ContainerBlock(parser)
{
    public WrittenDirective Written { get; } = written;

    /// <summary>How many colons open it; a line of as many closes it.</summary>
    public required int Colons { get; init; }

    public required int Indent { get; init; }

    /// <summary>A line of colons, or the end of what it stands in, was met.</summary>
    public bool IsEnded { get; set; }
}

/// <summary>The text in a block directive's brackets, as its first block.</summary>
internal sealed class DirectiveLabel(BlockParser parser) : LeafBlock(parser);

/// <summary>A directive within a sentence. Its text is what it holds.</summary>
internal sealed class DirectiveInline(WrittenDirective written) : ContainerInline
{
    public WrittenDirective Written { get; } = written;
}

/// <summary>Parses <c>:::name</c> … <c>:::</c> and <c>::name</c>. Directives nest: a line of colons closes the innermost that was opened by as many,
/// else the innermost that was opened by fewer.</summary>
internal sealed class DirectiveBlockParser : BlockParser
{
    public DirectiveBlockParser() => OpeningCharacters = [':'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line;
        var text = line.AsSpan().TrimEnd(" \t");
        var colons = ColonsOf(text);
        if (processor.IsCodeIndent || colons < 2)
            return BlockState.None;
        var form = colons == 2 ? DirectiveForm.Leaf : DirectiveForm.Container;
        if (DirectiveSyntax.Read(text, colons) is not { } syntax || syntax.Length != text.Length)
        {
            if (form == DirectiveForm.Container && text[colons..].TrimStart(" \t") is [var first, ..] && (char.IsAsciiLetter(first) || first is '{' or '['))
                ParseMistakes.Add(processor.Document, Rules.MalformedDirective, line.Start, Malformed(text, colons));
            return BlockState.None;
        }
        if (form == DirectiveForm.Leaf && syntax.IsBare && !StandsAlone(processor))
            return BlockState.None;
        var written = WrittenDirective.Of(syntax, form, text, place => line.Start + place);
        var block = new DirectiveBlock(this, written)
        {
            Colons = colons,
            Indent = processor.Indent,
            IsEnded = form == DirectiveForm.Leaf,
            Column = processor.Column,
            Span = new SourceSpan(line.Start, line.End),
        };
        if (syntax.ValueOf("id") is { } id)
            block.GetAttributes().Id = id;
        if (syntax.Label is var (start, end) && end > start)
            block.Add(LabelOf(processor, line.Start + start, line.Start + end - 1));
        processor.NewBlocks.Push(block);
        return form == DirectiveForm.Leaf ? BlockState.BreakDiscard : BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var outermost = (DirectiveBlock)block;
        if (!IsFence(processor, outermost, out var colons) || ClosedBy(outermost, colons) != outermost)
            return BlockState.Continue;
        outermost.IsEnded = true;
        outermost.UpdateSpanEnd(processor.Line.End);
        return BlockState.BreakDiscard;
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        var directive = (DirectiveBlock)block;
        if (!directive.IsEnded)
        {
            var fence = new string(':', directive.Colons);
            ParseMistakes.Add(processor.Document, Rules.UnclosedDirective, directive.Span.Start,
                $"nothing closes the directive \"{directive.Written.Name}\" that begins here; put a line of {fence} below what belongs to it");
        }
        directive.IsEnded = true;
        return true;
    }

    private static string Malformed(ReadOnlySpan<char> text, int colons)
    {
        var fence = new string(':', colons);
        var rest = text[colons..].Trim();
        var space = rest.IndexOf(' ');
        var isTitled = space > 0 && !rest.ContainsAny("[]{}");
        var sound = rest.ContainsAny("[]{}") ? null : isTitled ? $"{fence}{rest[..space]}[{rest[space..].Trim()}]" : $"{fence}{rest}";
        return "this line is no directive, so it stays text: " + (sound is null
            ? $"after the name come a label in brackets and attributes in braces, without spaces between, such as {fence}name[label]{{key=\"value\"}}"
            : $"write {sound}");
    }

    private static DirectiveLabel LabelOf(BlockProcessor processor, int start, int end)
    {
        var column = start - processor.CurrentLineStartPosition;
        var line = new StringLine(new StringSlice(processor.Line.Text, start, end), processor.LineIndex, column, start, NewLine.None);
        var lines = new StringLineGroup(capacity: 1);
        lines.Add(ref line);
        return new DirectiveLabel(processor.Parsers.FindExact<ParagraphBlockParser>()!)
        {
            ProcessInlines = true,
            Lines = lines,
            Line = processor.LineIndex,
            Span = new SourceSpan(start, end),
        };
    }

    /// <summary>A bare name after two colons may be a name in C++ or Rust. It is a directive where nothing of a paragraph stands above or below.</summary>
    private static bool StandsAlone(BlockProcessor processor)
    {
        if (processor.CurrentBlock is ParagraphBlock)
            return false;
        var after = processor.Line.Text.AsSpan(processor.Line.End + 1).TrimStart('\r');
        if (after is ['\n', ..])
            after = after[1..];
        var end = after.IndexOf('\n');
        var next = (end < 0 ? after : after[..end]).Trim();
        return next.IsEmpty || next[0] is ':' or '>';
    }

    private static int ColonsOf(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(':') is >= 0 and var count ? count : text.Length;

    /// <summary>Whether a line may close a directive. One within code does not.</summary>
    private static bool IsFence(BlockProcessor processor, DirectiveBlock outermost, out int colons)
    {
        colons = 0;
        if (processor.CurrentChar != ':' || processor.Indent > outermost.Indent)
            return false;
        var text = processor.Line.AsSpan().TrimEnd(" \t\r");
        colons = ColonsOf(text);
        return colons >= 3 && colons == text.Length && Innermost(outermost).LastChild is not FencedCodeBlock { ClosingFencedCharCount: 0 };
    }

    /// <summary>Which of the directives within each other a line of colons closes; null if none.</summary>
    private static DirectiveBlock? ClosedBy(DirectiveBlock outermost, int colons)
    {
        DirectiveBlock? found = null;
        for (var open = outermost; open is not null; open = open.LastChild as DirectiveBlock)
        {
            if (!open.IsEnded && (open.Colons == colons || (open.Colons < colons && found?.Colons != colons)))
                found = open;
        }
        return found;
    }

    private static DirectiveBlock Innermost(DirectiveBlock outermost)
    {
        while (outermost.LastChild is DirectiveBlock { IsEnded: false } inner)
            outermost = inner;
        return outermost;
    }
}
