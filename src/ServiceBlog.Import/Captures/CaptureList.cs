namespace ServiceBlog.Import.Captures;

/// <summary>A list in a capture: the items that follow each other, with the paragraphs between them.</summary>
internal sealed class CaptureList
{
    private const int MostParagraphs = 4;

    private readonly List<(ListMarker Marker, List<string> Blocks)> _items = [];

    /// <summary>The index of the block behind the list.</summary>
    public int End { get; private set; }

    /// <summary>The list that starts at a block; null if it would have only one item, and a number at that.</summary>
    public static CaptureList? At(List<CaptureBlock> blocks, int start)
    {
        var list = new CaptureList { End = start };
        list.Read(blocks);
        return list._items.Count > 1 || list._items[0].Marker.Number is null ? list : null;
    }

    public string Write()
    {
        // Markdown counts upwards and knows no letters: where the text does otherwise, its own marks are kept.
        var isCounted = _items[0].Marker is { Number: not null, IsLetter: false }
            && _items.Index().All(item => item.Item.Marker.Number == _items[0].Marker.Number + item.Index || item.Item.Marker.Number == 1);
        var isNumbered = _items[0].Marker.Number is not null;
        var isTight = _items.All(item => item.Blocks.Count == 1 || (item.Blocks.Count == 2 && item.Blocks[1].StartsWith("- ", StringComparison.Ordinal)));
        var number = _items[0].Marker.Number ?? 1;
        var written = _items.Select(item =>
        {
            var marker = isCounted ? (number++).ToString(CultureInfo.InvariantCulture) + ". " : "- ";
            var text = string.Join(isTight ? "\n" : "\n\n", item.Blocks);
            if (isNumbered && !isCounted)
                text = CaptureBody.Escape(item.Marker.Label.Trim() + " ", atLineStart: true) + text;
            return BlockWriter.Prefix(text, marker, new string(' ', marker.Length));
        });
        return string.Join(isTight ? "\n" : "\n\n", written);
    }

    private void Read(List<CaptureBlock> blocks)
    {
        var first = blocks[End];
        AddItem(first);
        while (End < blocks.Count)
        {
            var block = blocks[End];
            if (block.Marker is { } marker && _items[^1].Marker.IsFollowedBy(marker) && block.Indent <= first.Indent + 1)
            {
                AddItem(block);
            }
            else if (block.Marker is { } other && IsNested(block, other, first) && At(blocks, End) is { } nested)
            {
                _items[^1].Blocks.Add(nested.Write());
                End = nested.End;
            }
            else if (block is { Marker: null, IsRule: false } && (!block.IsApart || (first.Marker!.Number is not null && GoesOn(blocks))))
            {
                AddParagraph(block);
            }
            else
            {
                break;
            }
        }
        // Where every other item has the same number of paragraphs, the last one has as many.
        var counts = _items.SkipLast(1).Select(item => item.Blocks.Count).Distinct().ToArray();
        if (first.Marker!.Number is null || counts.Length != 1)
            return;
        while (_items[^1].Blocks.Count < counts[0] && End < blocks.Count && blocks[End] is { Marker: null, IsRule: false })
            AddParagraph(blocks[End]);
    }

    private void AddItem(CaptureBlock block)
    {
        _items.Add((block.Marker!, []));
        AddParagraph(block);
    }

    private void AddParagraph(CaptureBlock block)
    {
        _items[^1].Blocks.Add(CaptureBody.Paragraph(block.Lines));
        End++;
    }

    private static bool IsNested(CaptureBlock block, ListMarker marker, CaptureBlock first) => block.Indent > first.Indent + 1
        || (first.Marker!.Number is not null && marker.Number is null) || (first.Marker.Sign != marker.Sign && marker.Sign is 'o' or '◦' or '○' or '‣');

    /// <summary>Whether the next number comes within a few paragraphs.</summary>
    private bool GoesOn(List<CaptureBlock> blocks) =>
        blocks.Skip(End).Take(MostParagraphs + 1).FirstOrDefault(block => block.Marker is { Number: not null }) is { Marker: { Number: not 1 } next }
        && _items[^1].Marker.IsFollowedBy(next);
}

/// <summary>The mark at the start of a line that makes it an item of a list.</summary>
/// <param name="Number">The number of a numbered item, 1 for a letter a; null for a bullet.</param>
/// <param name="Sign">The bullet, or what follows the number.</param>
/// <param name="Label">The mark as written: <c>a)</c>.</param>
internal sealed partial record ListMarker(int? Number, char Sign, string Label, string Text)
{
    public bool IsLetter => Number is not null && char.IsLetter(Label.TrimStart('(')[0]);

    /// <summary>A dash may also begin a spoken sentence; alone it makes no list.</summary>
    public bool IsWeak => Number is null && Sign is '-' or '–' or '—' or '*' or '+' or '»' or 'o' || Number is not null && Sign is '-' or '–' or ':';

    public static bool IsBullet(string text) => Of(text) is { Number: null, IsWeak: false };

    public static ListMarker? Of(string text)
    {
        var match = new[] { Bullet(), Numbered(), Lettered() }.Select(form => form.Match(text)).FirstOrDefault(match => match.Success);
        if (match is null)
            return null;
        var (digits, letter, sign, label) = (match.Groups["number"], match.Groups["letter"], match.Groups["sign"].Value, match.Groups["label"]);
        int? number = digits.Success ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture)
            : letter.Success ? char.ToLowerInvariant(letter.Value[0]) - 'a' + 1 : null;
        return new ListMarker(number, sign[0], label.Success ? label.Value : sign, match.Groups["text"].Value);
    }

    /// <summary>Whether another item can be the next of the same list.</summary>
    public bool IsFollowedBy(ListMarker next) => Number is null
        ? next.Number is null && next.Sign == Sign
        : next.Number is { } number && next.Sign == Sign && next.IsLetter == IsLetter
            && (number == Number + 1 || number == Number - 1 || (number == 1 && Number == 1));

    [GeneratedRegex(@"^(?:(?<sign>[•·●▪■◦‣⁃∙○♦❖✓✔➢►▶◆★☆✦])\s*|(?<sign>[*+»o–—-])\s+)(?<text>\S.*)$", ExactCase, MatchTimeout)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<label>\(?(?<number>\d{1,3})(?:\)?(?<sign>[.)])[:.]?\s+|(?<sign>[.)])(?=\p{L})|(?<sign>\))\s*|\s?(?<sign>[:–-])\s+))(?<text>\S.*)$", ExactCase, MatchTimeout)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<label>\(?(?<letter>[a-hA-H])(?<sign>[.)])\s+)(?<text>\S.*)$", ExactCase, MatchTimeout)]
    private static partial Regex Lettered();
}
