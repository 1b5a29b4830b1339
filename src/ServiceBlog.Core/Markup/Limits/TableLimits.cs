using Markdig.Parsers;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Limits;

/// <summary>
/// Parses nothing: stands before the table parser and charges for cells. A row need not write them: in a table of
/// 1,000 columns two characters make 1,000 cells.
/// </summary>
internal sealed class TableLimits : BlockParser
{
    private const long CellCost = 60;

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
