using AngleSharp.Html.Parser;
using ServiceBlog.LinkCheck.Html;

namespace ServiceBlog.Core.Markup;

/// <summary>A text's HTML without what its author may not write.</summary>
/// <param name="Html">The text.</param>
/// <param name="Moves">Where each stretch that Markdown made stood, how long it is, and where it stands now; in order.</param>
/// <param name="Removed">What was taken away, by its place in the HTML as it was.</param>
internal sealed record SanitizedHtml(string Html, ImmutableArray<(int From, int Length, int To)> Moves, IReadOnlyList<(int Offset, string Message)> Removed)
{
    /// <summary>Where a place in the HTML that Markdown made is now.</summary>
    public int Move(int offset)
    {
        var (from, length, to) = Last(Moves, offset, move => move.From);
        return to + Math.Clamp(offset - from, 0, length);
    }

    /// <summary>Whether a slot is within what Markdown made.</summary>
    public bool Keeps(LinkSlot slot) => slot.Part is not (SlotPart.ImageSize or SlotPart.ImageLoading)
        || Last(Moves, slot.Offset, move => move.From) is var (from, length, _) && slot.Offset < from + length;

    /// <summary>Where what stands there now was.</summary>
    public int MoveBack(int offset)
    {
        var (from, length, to) = Last(Moves, offset, move => move.To);
        return from + Math.Clamp(offset - to, 0, length);
    }

    /// <summary>The last of some items that start at an offset or before it.</summary>
    internal static T Last<T>(ImmutableArray<T> items, int offset, Func<T, int> offsetOf) =>
        items[Math.Max(0, MarkupSourceMap.CountBefore(items.AsSpan(), offset + 1, offsetOf) - 1)];
}

/// <summary>Takes out of the HTML that an author wrote all that is not on the lists of <see cref="AllowedHtml"/>. What Markdown made is not looked at:
/// each of its stretches is a comment while HtmlSanitizer works, and takes its place again afterwards.</summary>
/// <remarks>Where a comment gets lost or two change places, and where anything active is left, all raw HTML of the text is shown as text.</remarks>
internal static class RawHtmlSanitizer
{
    private const string BodyStart = "<!doctype html><body>";

    /// <summary>What a renderer wrote; null if it holds no raw HTML.</summary>
    public static SanitizedHtml? Sanitize(SlotHtmlRenderer renderer)
    {
        var html = new char[renderer.Offset];
        renderer.CopyTo(html);
        WikilinkBars.Show(html);
        return Sanitize(new string(html), renderer.RawHtml);
    }

    /// <summary>A text's HTML; null if it holds no raw HTML.</summary>
    public static SanitizedHtml? Sanitize(string html, RawHtmlStretches stretches)
    {
        var raw = stretches.Ranges;
        if (raw.Count == 0)
            return null;
        var text = new MarkedText(html, raw);
        if (AllowedHtml.IsTooMuch(text.Raw))
            return text.Escaped("this text has too much HTML, or too deep, to be sanitized, so it is shown as text");
        var document = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument(BodyStart + text.Text);
        var removed = new List<(int, string)>(text.Removed);
        AllowedHtml.NewSanitizer(text.Mark, (element, message) =>
            removed.Add((text.OffsetOf((element.SourceReference?.Position.Index ?? 0) - BodyStart.Length), message)))
            .SanitizeDom(document, document.Body);
        // A parser passes over some of it without a word.
        removed.AddRange(ActiveHtml.Find(html).ExceptBy(removed.Select(left => left.Item1), active => active.Start)
            .Select(active => (active.Start, active.Message)));
        return text.Restore(ControlCharacters.Replace(document.Body!.InnerHtml), removed) is { } clean && ActiveHtml.Find(clean.Html).Count == 0
            ? clean
            : text.Escaped("the HTML of this text has parts without an end, or in each other, so it is shown as text");
    }

    /// <summary>The text while it is sanitized: raw HTML, and a comment for each stretch between.</summary>
    private sealed class MarkedText
    {
        private readonly string _html;
        private readonly IReadOnlyList<(int Start, int End)> _raw;
        private readonly ImmutableArray<(int Marked, int Offset)> _offsets;
        private readonly List<(int Offset, string Message)> _removed = [];

        public MarkedText(string html, IReadOnlyList<(int Start, int End)> raw)
        {
            (_html, _raw) = (html, raw);
            Mark = "made";
            while (html.Contains(Mark, StringComparison.Ordinal))
                Mark += '-';
            var text = new StringBuilder();
            var allRaw = new StringBuilder();
            var offsets = ImmutableArray.CreateBuilder<(int, int)>(raw.Count);
            for (var i = 0; i <= raw.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"<!--{Mark}{i}-->");
                if (i == raw.Count)
                    break;
                offsets.Add((text.Length, raw[i].Start));
                var piece = Close(html[raw[i].Start..raw[i].End], raw[i].Start);
                text.Append(piece);
                allRaw.Append(piece);
            }
            (Text, Raw, _offsets) = (text.ToString(), allRaw.ToString(), offsets.ToImmutable());
        }

        public string Mark { get; }

        public string Text { get; }

        public string Raw { get; }

        public IReadOnlyList<(int Offset, string Message)> Removed => _removed;

        /// <summary>Where in the HTML something of the marked text stands.</summary>
        public int OffsetOf(int marked)
        {
            var (start, offset) = SanitizedHtml.Last(_offsets, marked, piece => piece.Marked);
            return offset + Math.Max(0, marked - start);
        }

        /// <summary>Puts what Markdown made back; null if something is missing or in another order.</summary>
        public SanitizedHtml? Restore(string sanitized, IReadOnlyList<(int Offset, string Message)> removed)
        {
            var restored = new StringBuilder();
            var moves = new List<(int, int, int)>();
            var at = 0;
            for (var i = 0; i <= _raw.Count; i++)
            {
                var mark = string.Create(CultureInfo.InvariantCulture, $"<!--{Mark}{i}-->");
                var found = sanitized.IndexOf(mark, at, StringComparison.Ordinal);
                if (found < 0)
                    return null;
                restored.Append(sanitized, at, found - at);
                var (start, end) = Made(i);
                moves.Add((start, end - start, restored.Length));
                restored.Append(_html, start, end - start);
                at = found + mark.Length;
            }
            restored.Append(sanitized, at, sanitized.Length - at);
            return new SanitizedHtml(restored.ToString(), [.. moves], removed);
        }

        public SanitizedHtml Escaped(string message)
        {
            var text = new StringBuilder();
            var moves = new List<(int, int, int)>();
            for (var i = 0; i <= _raw.Count; i++)
            {
                var (start, end) = Made(i);
                moves.Add((start, end - start, text.Length));
                text.Append(_html, start, end - start);
                if (i < _raw.Count)
                    text.Append(System.Net.WebUtility.HtmlEncode(_html[_raw[i].Start.._raw[i].End]));
            }
            return new SanitizedHtml(text.ToString(), [.. moves], [(_raw[0].Start, message)]);
        }

        private (int Start, int End) Made(int index) => (index == 0 ? 0 : _raw[index - 1].End, index == _raw.Count ? _html.Length : _raw[index].Start);

        /// <summary>A piece of raw HTML in which nothing is left open that would swallow what follows: that is shown as text.</summary>
        private string Close(string piece, int offset)
        {
            const int mostTries = 8;
            for (var tries = 0; ActiveHtml.FindUnclosed(piece) is >= 0 and var at; tries++)
            {
                _removed.Add((offset, "what has no end here would swallow the rest of the page, so it is shown as text"));
                piece = tries < mostTries
                    ? $"{piece.AsSpan(0, at)}&lt;{piece.AsSpan(at + 1)}"
                    : piece[..at] + piece[at..].Replace("<", "&lt;", StringComparison.Ordinal);
            }
            return AllowedHtml.WithoutFrame(piece);
        }
    }
}
