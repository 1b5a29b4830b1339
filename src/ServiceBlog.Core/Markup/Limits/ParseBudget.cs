using Markdig;
using Markdig.Syntax;

namespace ServiceBlog.Core.Markup.Limits;

/// <summary>
/// What one text may cost. Some of Markdig's steps look at everything before them in their paragraph, or at
/// everything after, so that a paragraph of 20,000 brackets takes seconds and one of 200,000 takes minutes. A limit
/// on any single count would refuse long honest lists or let many middling paragraphs pass; so each such step is
/// charged about what it costs, and the sum has a limit. A unit is of the order of ten nanoseconds.
/// </summary>
internal sealed class ParseBudget : MarkdownParserContext
{
    private const long Limit = 60_000_000;

    private long _spent;
    private LeafBlock? _leaf;

    /// <summary>Characters with a meaning so far in the leaf being parsed.</summary>
    public int MarksInLeaf { get; private set; }

    /// <summary>Columns of the last table seen.</summary>
    public int TableColumns { get; set; }

    /// <summary>The last leaf that was begun: where to look when Markdig itself gives up.</summary>
    public int LastPosition => _leaf?.Span.Start ?? 0;

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
        if (_spent > Limit)
            throw new MarkdownTooComplexException(position);
    }
}
