using Markdig.Parsers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Limits;

/// <summary>
/// Parses nothing: stands before all block parsers and ends texts that nest too deep, whose every line, even a
/// blank one, costs as much as there are open blocks. Charges for blocks that Markdig later takes out of, or puts
/// elsewhere in, their container, for which it searches that from its start.
/// </summary>
internal sealed class NestingLimits : BlockParser
{
    /// <summary>A list is two levels: itself and its item.</summary>
    private const int MaximumDepth = 48;

    /// <summary>What a footnote costs beyond its text: Markdig searches for its place.</summary>
    private const int FootnoteCost = 1000;

    public NestingLimits() => OpeningCharacters = [.. ">-+*=:[0123456789"];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var depth = 0;
        for (var container = processor.CurrentContainer; container is not null; container = container.Parent)
            depth++;
        if (depth > MaximumDepth)
            throw new MarkdownTooComplexException(processor.Start);

        var budget = (ParseBudget)processor.Context!;
        budget.Charge(MoveCost(processor), processor.Start);
        return BlockState.None;
    }

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
