using Markdig.Helpers;
using Markdig.Parsers;

namespace ServiceBlog.Core.Markup.Limits;

/// <summary>
/// Parses nothing: stands before all inline parsers and charges for the characters with a meaning. Each may make a
/// later parser walk over all earlier ones of its leaf; some make it search the rest of the leaf. Line ends, escapes,
/// entities and formulas make none, but each becomes an inline, which Markdig puts below all that are still open.
/// </summary>
internal sealed class InlineLimits : InlineParser
{
    public InlineLimits() => OpeningCharacters = ['[', ']', '!', '*', '_', '~', '`', '<', '{', '\n', '\\', '&', '$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var budget = (ParseBudget)processor.Context!;
        if (slice.CurrentChar is '\n' or '\\' or '&' or '$')
        {
            budget.Charge(budget.MarksIn(processor.Block!), processor.GetSourcePosition(slice.Start));
            return false;
        }
        budget.CountMark(processor.Block!);
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
}
