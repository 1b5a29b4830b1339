using Markdig.Parsers.Inlines;

namespace ServiceBlog.Core.Markup;

/// <summary>Emphasis by CommonMark 0.31.2, section 6.2, and strikethrough as GitHub has it (GFM 0.29, section 6.5): one tilde or two on either side,
/// as many behind as before; three and more are text. Markdig has exceptions for some dashes, compares how many characters two delimiters still have
/// (rules 9 and 10 compare how many they had), and looks back over all delimiters for each; this takes linear time.</summary>
internal sealed class EmphasisParser : EmphasisInlineParser, IPostInlineProcessor
{
    /// <summary>Stands for two tildes, so that they pair only with two: delimiters pair by character, not by number.</summary>
    private const char TwoTildes = '\uFDD1';

    public EmphasisParser() => EmphasisDescriptors.AddRange(
        [new('~', 1, 1, enableWithinWord: true), new(TwoTildes, 2, 2, enableWithinWord: true)]);

    /// <summary>The element that an emphasis becomes; null if it is no strikethrough.</summary>
    public static string? TagOf(EmphasisInline emphasis) => emphasis.DelimiterChar is '~' or TwoTildes ? "del" : null;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (start, mark, before) = (slice.Start, slice.CurrentChar, slice.PeekRuneExtra(-1));
        var count = slice.AsSpan().IndexOfAnyExcept(mark);
        processor.TakeText(ref slice, count < 0 ? slice.Length : count);
        var run = ((LiteralInline)processor.Inline!).Content;
        var type = TypeOf(mark, before, slice.CurrentRune);
        if (type == DelimiterType.Undefined || (mark == '~' && run.Length > 2))
            return true;
        processor.Inline = new EmphasisDelimiterInline(this, EmphasisDescriptors[IndexOf(mark == '~' && run.Length == 2 ? TwoTildes : mark)])
        {
            Content = run,
            DelimiterCount = run.Length,
            Type = type,
        }.At(processor, start, run.Length);
        return true;
    }

    /// <summary>Whether a run of marks may open or close emphasis between two characters.</summary>
    private static DelimiterType TypeOf(char mark, Rune before, Rune after)
    {
        var (spaceBefore, markBefore) = Kind(before);
        var (spaceAfter, markAfter) = Kind(after);
        var isLeft = !spaceAfter && (!markAfter || spaceBefore || markBefore);
        var isRight = !spaceBefore && (!markBefore || spaceAfter || markAfter);
        var canOpen = isLeft && (mark != '_' || !isRight || markBefore);
        var canClose = isRight && (mark != '_' || !isLeft || markAfter);
        return (canOpen ? DelimiterType.Open : DelimiterType.Undefined) | (canClose ? DelimiterType.Close : DelimiterType.Undefined);
    }

    private static (bool IsSpace, bool IsMark) Kind(Rune rune) =>
        (rune.Value == 0 || Rune.IsWhiteSpace(rune), Rune.IsPunctuation(rune) || Rune.IsSymbol(rune));

    bool IPostInlineProcessor.PostProcess(InlineProcessor state, Inline? root, Inline? lastChild, int postInlineProcessorIndex, bool isFinalProcessing)
    {
        if (root is ContainerInline container && Flatten(container) is { } delimiters)
            Pair(delimiters, stackalloc int[EmphasisDescriptors.Count * Delimiter.Kinds]);
        return true;
    }

    /// <summary>While a leaf is parsed each delimiter holds all that follows it. Makes siblings of them; null if there is none.</summary>
    private List<Delimiter>? Flatten(ContainerInline container)
    {
        List<Delimiter>? delimiters = null;
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            if (inline is not DelimiterInline delimiter)
                continue;
            delimiter.MoveChildrenAfter(delimiter);
            if (delimiter is EmphasisDelimiterInline emphasis && IndexOf(emphasis.DelimiterChar) is >= 0 and var kind)
                (delimiters ??= []).Add(new Delimiter(delimiters?.Count ?? 0, emphasis, kind, EmphasisDescriptors[kind]));
        }
        return delimiters;
    }

    private int IndexOf(char character)
    {
        var index = EmphasisDescriptors.Count - 1;
        while (index >= 0 && EmphasisDescriptors[index].Character != character)
            index--;
        return index;
    }

    /// <param name="delimiters">In their order.</param>
    /// <param name="searched">For each kind of closer: up to where there is no opener for it.</param>
    private static void Pair(List<Delimiter> delimiters, Span<int> searched)
    {
        searched.Fill(-1);
        for (var index = 1; index < delimiters.Count; index++)
            (delimiters[index].Previous, delimiters[index - 1].Next) = (delimiters[index - 1], delimiters[index]);

        for (var closer = delimiters[0]; closer is not null;)
        {
            if (!closer.CanClose)
            {
                closer = closer.Next;
                continue;
            }
            var opener = FindOpener(closer, searched[closer.Kind]);
            if (opener is not null)
            {
                closer = Join(opener, closer);
                continue;
            }
            searched[closer.Kind] = closer.Index - 1;
            var next = closer.Next;
            if (!closer.CanOpen)
                closer.Unlink();
            closer = next;
        }
        foreach (var delimiter in delimiters)
        {
            if (delimiter.Inline.Parent is not null)
                delimiter.Inline.ReplaceBy(delimiter.Inline.AsLiteralInline());
        }
    }

    private static Delimiter? FindOpener(Delimiter closer, int searched)
    {
        for (var opener = closer.Previous; opener is not null && opener.Index > searched; opener = opener.Previous)
        {
            if (opener.CanOpen && opener.Inline.DelimiterChar == closer.Inline.DelimiterChar && !IsOddMatch(opener, closer))
                return opener;
        }
        return null;
    }

    /// <summary>Rules 9 and 10.</summary>
    private static bool IsOddMatch(Delimiter opener, Delimiter closer) =>
        (closer.CanOpen || opener.CanClose) && closer.Length % 3 != 0 && (opener.Length + closer.Length) % 3 == 0;

    /// <returns>The delimiter to go on with.</returns>
    private static Delimiter? Join(Delimiter opener, Delimiter closer)
    {
        while (opener.Next != closer)
            opener.Next!.Unlink();
        var count = Math.Min(Math.Min(opener.Inline.DelimiterCount, closer.Inline.DelimiterCount), closer.Descriptor.MaximumCount);
        var emphasis = Embrace(opener.Inline, closer.Inline, count);
        opener.Inline.InsertAfter(emphasis);
        if (opener.IsUsedUp)
            opener.Remove();
        if (!closer.IsUsedUp)
            return closer;
        var next = closer.Next;
        closer.Remove();
        return next;
    }

    /// <summary>Takes the inner characters of both delimiters for an emphasis that holds all between them.</summary>
    private static EmphasisInline Embrace(EmphasisDelimiterInline opener, EmphasisDelimiterInline closer, int count)
    {
        var emphasis = new EmphasisInline
        {
            DelimiterChar = closer.DelimiterChar,
            DelimiterCount = count,
            Line = opener.Line,
            Column = opener.Column + opener.DelimiterCount - count,
            IsClosed = true,
        };
        emphasis.Span.Start = opener.Span.End + 1 - count;
        emphasis.Span.End = closer.Span.Start + count - 1;
        while (opener.NextSibling is { } inner && inner != closer)
        {
            inner.Remove();
            emphasis.AppendChild(inner);
        }
        opener.DelimiterCount -= count;
        opener.Span.End -= count;
        opener.Content.End -= count;
        closer.DelimiterCount -= count;
        closer.Span.Start += count;
        closer.Content.Start += count;
        closer.Column += count;
        return emphasis;
    }

    /// <summary>A run of characters that may open or close emphasis.</summary>
    private sealed class Delimiter(int index, EmphasisDelimiterInline inline, int character, EmphasisDescriptor descriptor)
    {
        /// <summary>How many kinds of closers a character has.</summary>
        public const int Kinds = 6;

        /// <summary>Its place among those of its container.</summary>
        public int Index { get; } = index;

        public EmphasisDelimiterInline Inline { get; } = inline;

        public EmphasisDescriptor Descriptor { get; } = descriptor;

        /// <summary>How many characters it had at first.</summary>
        public int Length { get; } = inline.DelimiterCount;

        /// <summary>Closers of one kind fit the same openers.</summary>
        public int Kind => (character * Kinds) + (CanOpen ? 3 : 0) + (Length % 3);

        public bool CanOpen => (Inline.Type & DelimiterType.Open) != DelimiterType.Undefined;

        public bool CanClose => (Inline.Type & DelimiterType.Close) != DelimiterType.Undefined;

        public bool IsUsedUp => Inline.DelimiterCount < Descriptor.MinimumCount;

        public Delimiter? Previous { get; set; }

        public Delimiter? Next { get; set; }

        /// <summary>Leaves it out of the pairing; its characters are text.</summary>
        public void Unlink()
        {
            if (Previous is not null)
                Previous.Next = Next;
            if (Next is not null)
                Next.Previous = Previous;
        }

        public void Remove()
        {
            Unlink();
            if (Inline.DelimiterCount == 0)
                Inline.Remove();
        }
    }
}
