namespace ServiceBlog.Core.Markup;

/// <summary>Keeps <c>%%comments%%</c> from being published. They are taken out before anything else reads the text, so that no summary, feed or index
/// can hold them. What is hidden leaves a character for each of its own, so that every position stays. Code holds no comments.</summary>
internal static class NoteComments
{
    /// <summary>A noncharacter, which is kept for a program's own use.</summary>
    public const char Hidden = '\uFDD2';

    private const string Mark = "%%";

    /// <param name="lines">Tell where a comment begins that does not end; null if that was told.</param>
    public static string Hide(string markdown, LineMap? lines, ICollection<Diagnostic>? diagnostics)
    {
        if (!markdown.Contains(Mark, StringComparison.Ordinal))
            return markdown;
        var text = markdown.ToCharArray();
        for (var index = 0; index < text.Length;)
        {
            if (IsLineStart(markdown, index) && FenceEnd(markdown, index) is { } afterFence)
                index = afterFence;
            else if (text[index] == '`')
                index = CodeEnd(markdown, index);
            else if (text[index] == '\\')
                index += 2;
            else if (markdown.AsSpan(index).StartsWith(Mark))
                index = HideAt(index);
            else
                index++;
        }
        return new string(text);

        int HideAt(int start)
        {
            var isBlock = StartsBlock(markdown, start);
            var limit = isBlock ? markdown.Length : ParagraphEnd(markdown, start);
            var close = markdown.IndexOf(Mark, start + Mark.Length, limit - start - Mark.Length, StringComparison.Ordinal);
            if (close < 0 && !isBlock)
                return start + Mark.Length;
            if (close < 0 && lines is not null)
                diagnostics?.Add(new Diagnostic(Rules.UnclosedComment, lines.Locate(start),
                    "nothing closes the comment that begins here, so nothing below it is published; put %% where it ends", Mark));
            var end = close < 0 ? markdown.Length : close + Mark.Length;
            // A block leaves empty lines, anything else must not part its line.
            var isWhole = isBlock && (end == markdown.Length || markdown.AsSpan(end, LineEnd(markdown, end) - end).IsWhiteSpace());
            foreach (ref var character in text.AsSpan(start, end - start))
                character = !isWhole ? Hidden : character == '\n' ? '\n' : ' ';
            return end;
        }
    }

    /// <summary>Where something hidden stood in raw HTML, in which no parser looks for it.</summary>
    public static void Forget(Span<char> html) => html.Replace(Hidden, ' ');

    private static bool IsLineStart(string text, int index) => index == 0 || text[index - 1] == '\n';

    private static int LineEnd(string text, int index) => text.IndexOf('\n', index) is >= 0 and var end ? end : text.Length;

    /// <summary>Whether only marks of quotations and lists stand before it on its line.</summary>
    private static bool StartsBlock(string text, int index)
    {
        var start = index == 0 ? 0 : text.LastIndexOf('\n', index - 1) + 1;
        return !text.AsSpan(start, index - start).ContainsAnyExcept(BlockMarks);
    }

    private static readonly SearchValues<char> BlockMarks = SearchValues.Create(" \t>-*+");

    private static int ParagraphEnd(string text, int index)
    {
        for (var end = LineEnd(text, index); end < text.Length; end = LineEnd(text, end + 1))
        {
            if (text.AsSpan(end + 1, LineEnd(text, end + 1) - end - 1).IsWhiteSpace())
                return end;
        }
        return text.Length;
    }

    /// <summary>Where the code ends that begins with these backticks; behind them if none does.</summary>
    private static int CodeEnd(string text, int start)
    {
        var length = RunAt(text, start);
        var limit = ParagraphEnd(text, start);
        for (var index = start + length; index < limit;)
        {
            var run = RunAt(text, index);
            if (run == length)
                return index + run;
            index += Math.Max(run, 1);
        }
        return start + length;
    }

    /// <summary>Where fenced code ends that begins on this line; null if none does.</summary>
    private static int? FenceEnd(string text, int start)
    {
        var line = text.AsSpan(start, LineEnd(text, start) - start).TrimStart(" \t>-*+");
        var length = line.Length < 3 || line[0] is not ('`' or '~') ? 0 : line.IndexOfAnyExcept(line[0]) is >= 0 and var end ? end : line.Length;
        if (length < 3 || (line[0] == '`' && line[length..].Contains('`')))
            return null;
        for (var next = LineEnd(text, start) + 1; next < text.Length; next = LineEnd(text, next) + 1)
        {
            var closing = text.AsSpan(next, LineEnd(text, next) - next).TrimStart(" \t>").TrimEnd();
            if (closing.Length >= length && !closing.ContainsAnyExcept(line[0]))
                return LineEnd(text, next);
        }
        return text.Length;
    }

    private static int RunAt(string text, int index)
    {
        var end = index;
        while (end < text.Length && text[end] == '`')
            end++;
        return end - index;
    }
}

/// <summary>Drops what was hidden.</summary>
internal sealed class HiddenTextParser : InlineParser
{
    public HiddenTextParser() => OpeningCharacters = [NoteComments.Hidden];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        while (slice.CurrentChar == NoteComments.Hidden)
            slice.SkipChar();
        return true;
    }
}
