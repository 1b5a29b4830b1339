using Markdig;

namespace ServiceBlog.Core.Markup;

/// <summary>What one text may cost. Some of Markdig's steps look at everything before them in their paragraph, or at everything after, so that a
/// paragraph of 20,000 brackets takes seconds and one of 200,000 takes minutes. A limit on any single count would refuse long honest lists or let
/// many middling paragraphs pass; so each such step is charged about what it costs, and the sum has a limit. A unit is of the order of ten
/// nanoseconds.</summary>
internal sealed class ParseBudget(string markdown, ContentLimits limits) : MarkdownParserContext
{
    private long _spent;
    private LeafBlock? _leaf;

    /// <summary>The text that is parsed, into which all positions lead.</summary>
    public string Markdown => markdown;

    /// <summary>Characters with a meaning so far in the leaf being parsed.</summary>
    public int MarksInLeaf { get; private set; }

    /// <summary>Columns of the last table seen.</summary>
    public int TableColumns { get; set; }

    /// <summary>The same, of a leaf that may have had none yet.</summary>
    public int MarksIn(LeafBlock leaf) => _leaf == leaf ? MarksInLeaf : 0;

    public void CountMark(LeafBlock leaf)
    {
        if (_leaf != leaf)
            (_leaf, MarksInLeaf) = (leaf, 0);
        MarksInLeaf++;
    }

    public void Charge(long units, int position)
    {
        _spent += units;
        if (_spent > limits.ParseCost)
            throw new MarkdownTooComplexException(position);
    }
}

/// <summary>Reads texts of other tools within the limits of ours.</summary>
public static class ForeignMarkdown
{
    /// <summary>Adds what charges for costly steps.</summary>
    public static MarkdownPipelineBuilder UseLimits(this MarkdownPipelineBuilder builder)
    {
        builder.BlockParsers.Insert(0, new NestingLimits());
        builder.InlineParsers.Insert(0, new InlineLimits());
        return builder;
    }

    /// <summary>The tree of a text; null if it is nested or crowded beyond all use, so that a site cannot hold it.</summary>
    /// <param name="pipeline">One with limits.</param>
    public static MarkdownDocument? Parse(string markdown, MarkdownPipeline pipeline)
    {
        try
        {
            return MarkdownParser.Parse(markdown, pipeline, new ParseBudget(markdown, ContentLimits.Usual));
        }
        catch (Exception exception) when (exception is MarkdownTooComplexException or ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>Parses nothing: stands before all inline parsers and charges for the characters with a meaning. Each may make a later parser walk over
/// all earlier ones of its leaf; some make it search the rest of the leaf. Line ends, escapes, entities and formulas make none, but each becomes an
/// inline, which Markdig puts below all that are still open.</summary>
internal sealed class InlineLimits : InlineParser
{
    /// <summary>Markdig gives up beyond this many brackets that are open at once, with an exception of no type of its own.</summary>
    private const int MaximumOpen = 10_240;

    /// <summary>What an inline costs in memory.</summary>
    private const int InlineCost = 16;

    public InlineLimits() => OpeningCharacters = ['[', ']', '!', '*', '_', '~', '`', '<', '{', '\n', '\\', '&', '$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var budget = (ParseBudget)processor.Context!;
        if (slice.CurrentChar is '\n' or '\\' or '&' or '$')
        {
            budget.Charge(budget.MarksIn(processor.Block!) + InlineCost, processor.GetSourcePosition(slice.Start));
            return false;
        }
        budget.CountMark(processor.Block!);
        if (budget.MarksInLeaf > MaximumOpen && slice.CurrentChar is '[' or '!' && CountOpen(processor) >= MaximumOpen)
            throw new MarkdownTooComplexException(processor.Block!.Span.Start);
        long units = slice.CurrentChar switch
        {
            '*' or '_' or '~' => 3L * budget.MarksInLeaf, // walked over more than once
            '{' => 1,
            '`' => budget.MarksInLeaf + (slice.Length / 32),
            '<' when slice.PeekChar() is '!' or '?' => budget.MarksInLeaf + (slice.Length / 16),
            _ => budget.MarksInLeaf,
        };
        budget.Charge(units, processor.GetSourcePosition(slice.Start));
        return false;
    }

    private static int CountOpen(InlineProcessor processor)
    {
        var open = 0;
        for (var container = processor.Root; container?.LastChild is ContainerInline { IsClosed: false } child; container = child)
            open++;
        return open;
    }
}

/// <summary>Parses nothing: stands before all block parsers and ends texts that nest too deep, whose every line, even a blank one, costs as much as
/// there are open blocks. Charges for blocks that Markdig later takes out of, or puts elsewhere in, their container, for which it searches that from
/// its start.</summary>
internal sealed class NestingLimits : BlockParser
{
    /// <summary>A list is two levels: itself and its item.</summary>
    private const int MaximumDepth = 48;

    /// <summary>What a footnote costs beyond its text: Markdig searches for its place.</summary>
    private const int FootnoteCost = 1500;

    /// <summary>A heading is short: it becomes a name, an id and an entry of several lists.</summary>
    private const int LongestHeading = 100_000;

    public NestingLimits() => OpeningCharacters = [.. "#>-+*=:[0123456789"];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var depth = 0;
        for (var container = processor.CurrentContainer; container is not null; container = container.Parent)
            depth++;
        if (depth > MaximumDepth || HeadingLength(processor) > LongestHeading)
            throw new MarkdownTooComplexException(processor.Start);

        var budget = (ParseBudget)processor.Context!;
        budget.Charge(MoveCost(processor), processor.Start);
        return BlockState.None;
    }

    /// <summary>How long the heading is that this line begins, or makes of the paragraph above it.</summary>
    private static int HeadingLength(BlockProcessor processor) => processor.CurrentChar switch
    {
        '#' => processor.Line.Length,
        '-' or '=' when processor.CurrentBlock is ParagraphBlock paragraph => processor.Start - paragraph.Span.Start,
        _ => 0,
    };

    private static int MoveCost(BlockProcessor processor)
    {
        var search = (processor.CurrentContainer?.Count ?? 0) / 16;
        var paragraph = processor.CurrentBlock as ParagraphBlock;
        return processor.CurrentChar switch
        {
            '>' => search, // may become an alert
            '-' or '=' when paragraph is not null => search, // may make the paragraph a heading
            '[' when processor.PeekChar(1) == '^' => search + FootnoteCost,
            '[' => search + ((paragraph?.Lines.Count ?? 0) / 8), // a definition moves all lines after it
            _ => 0,
        };
    }
}

/// <summary>Parses nothing: stands before the table parser and charges for cells. A row need not write them: in a table of 1,000 columns two
/// characters make 1,000 cells.</summary>
internal sealed class TableLimits : BlockParser
{
    private const long CellCost = 130;

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var budget = (ParseBudget)processor.Context!;
        if (processor.CurrentBlock is not LeafBlock || processor.CurrentBlock is ParagraphBlock)
        {
            if (processor.CurrentChar is not ('|' or '-' or ':'))
                return BlockState.None;
            budget.TableColumns = CountColumns(processor);
            if (budget.TableColumns > 0)
                budget.Charge((processor.CurrentContainer?.Count ?? 0) / 8, processor.Start);
        }
        else if (budget.TableColumns > 0)
        {
            budget.Charge(budget.TableColumns * CellCost, processor.Start);
        }
        return BlockState.None;
    }

    /// <summary>The columns of a line that may part a table's head from its rows; 0 if it is another line.</summary>
    private static int CountColumns(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        return line.ContainsAnyExcept("|-: \t") ? 0 : line.Count('|') + 1;
    }
}

/// <summary>Ends the parse of a text that would take too long. Never leaves this room: it becomes a diagnostic, but Markdig offers no other way out
/// of the midst of its work.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Thrown in one place only.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1064", Justification = "Caught in this room.")]
internal sealed class MarkdownTooComplexException(int position) : Exception
{
    /// <summary>Where in the Markdown it became too much.</summary>
    public int Position { get; } = position;
}
