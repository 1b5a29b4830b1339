namespace ServiceBlog.Import.Captures;

/// <summary>A list in a capture: the items that follow each other, with the paragraphs between them.</summary>
internal sealed class CaptureList
{
    private const int MostParagraphs = 4;

    private readonly List<(ListMarker Marker, List<string> Blocks)> _items = [];

    private CaptureList(int end) => End = end;

    /// <summary>The index of the block behind the list.</summary>
    public int End { get; private set; }

    /// <summary>The list that starts at a block; null if it would have only one item, and a number at that.</summary>
    public static CaptureList? At(List<CaptureBlock> blocks, int start)
    {
        var list = new CaptureList(start);
        list.Read(blocks, start);
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

    private void Read(List<CaptureBlock> blocks, int start)
    {
        var indent = blocks[start].Indent;
        var first = blocks[start].Marker!;
        Add(blocks[start]);
        var between = 0;
        for (var index = start + 1; index < blocks.Count;)
        {
            var block = blocks[index];
            if (block.Marker is { } marker && _items[^1].Marker.IsFollowedBy(marker) && block.Indent <= indent + 1)
            {
                Add(block);
                between = 0;
                End = ++index;
            }
            else if (block.Marker is { } other && IsNested(block, other, indent, first) && At(blocks, index) is { } nested && nested.End > index)
            {
                _items[^1].Blocks.Add(nested.Write());
                End = index = nested.End;
            }
            else if (block.Marker is null && !block.IsApart && !block.IsRule)
            {
                _items[^1].Blocks.Add(CaptureBody.Paragraph(block.Lines));
                End = ++index;
            }
            else if (first.Number is not null && block.Marker is null && !block.IsRule && GoesOn(blocks, index))
            {
                _items[^1].Blocks.Add(CaptureBody.Paragraph(block.Lines));
                between++;
                End = ++index;
            }
            else
            {
                TakeLastParagraphs(blocks, index);
                return;
            }
        }
    }

    private void Add(CaptureBlock block)
    {
        _items.Add((block.Marker!, [CaptureBody.Paragraph(block.Lines)]));
        End++;
    }

    private static bool IsNested(CaptureBlock block, ListMarker marker, int indent, ListMarker first) =>
        block.Indent > indent + 1 || (first.Number is not null && marker.Number is null) || (first.Sign != marker.Sign && marker.Sign is 'o' or '◦' or '○' or '‣');

    /// <summary>Whether the next number comes within a few paragraphs.</summary>
    private bool GoesOn(List<CaptureBlock> blocks, int index)
    {
        for (var at = index; at < blocks.Count && at <= index + MostParagraphs; at++)
        {
            if (blocks[at].Marker is { Number: not null } next)
                return _items[^1].Marker.IsFollowedBy(next) && next.Number != 1;
        }
        return false;
    }

    /// <summary>Where every other item has the same number of paragraphs, the last one has as many.</summary>
    private void TakeLastParagraphs(List<CaptureBlock> blocks, int index)
    {
        var counts = _items.SkipLast(1).Select(item => item.Blocks.Count).Distinct().ToArray();
        if (_items[0].Marker.Number is null || counts.Length != 1)
            return;
        while (_items[^1].Blocks.Count < counts[0] && index < blocks.Count && blocks[index].Marker is null && !blocks[index].IsRule)
        {
            _items[^1].Blocks.Add(CaptureBody.Paragraph(blocks[index].Lines));
            End = ++index;
        }
    }
}

/// <summary>The mark at the start of a line that makes it an item of a list.</summary>
/// <param name="Number">The number of a numbered item, 1 for a letter a; null for a bullet.</param>
/// <param name="Sign">The bullet, or what follows the number.</param>
/// <param name="Label">The mark as written: <c>a)</c>.</param>
/// <param name="Text">The item's text.</param>
internal sealed partial record ListMarker(int? Number, char Sign, string Label, string Text)
{
    public bool IsLetter => Number is not null && char.IsLetter(Label.TrimStart('(')[0]);

    /// <summary>A dash may also begin a spoken sentence; alone it makes no list.</summary>
    public bool IsWeak => Number is null && Sign is '-' or '–' or '—' or '*' or '+' or '»' or 'o' || Number is not null && Sign is '-' or '–' or ':';

    public static bool IsBullet(string text) => Of(text) is { Number: null, IsWeak: false };

    public static ListMarker? Of(string text)
    {
        if (Bullet().Match(text) is { Success: true } bullet)
            return new ListMarker(null, bullet.Groups["sign"].Value[0], bullet.Groups["sign"].Value, bullet.Groups["text"].Value);
        if (Numbered().Match(text) is { Success: true } numbered)
        {
            var number = int.Parse(numbered.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
            return new ListMarker(number, numbered.Groups["sign"].Value[0], numbered.Groups["label"].Value, numbered.Groups["text"].Value);
        }
        if (Lettered().Match(text) is not { Success: true } lettered)
            return null;
        var letter = char.ToLowerInvariant(lettered.Groups["letter"].Value[0]);
        return new ListMarker(letter - 'a' + 1, lettered.Groups["sign"].Value[0], lettered.Groups["label"].Value, lettered.Groups["text"].Value);
    }

    /// <summary>Whether another item can be the next of the same list.</summary>
    public bool IsFollowedBy(ListMarker next) => Number is null
        ? next.Number is null && next.Sign == Sign
        : next.Number is { } number && next.Sign == Sign && next.IsLetter == IsLetter
            && (number == Number + 1 || number == Number - 1 || (number == 1 && Number == 1));

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:(?<sign>[•·●▪■◦‣⁃∙○♦❖✓✔➢►▶◆★☆✦])\s*|(?<sign>[*+»o–—-])\s+)(?<text>\S.*)$", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(?<label>\(?(?<number>\d{1,3})(?:\)?(?<sign>[.)])[:.]?\s+|(?<sign>[.)])(?=\p{L})|(?<sign>\))\s*|\s?(?<sign>[:–-])\s+))(?<text>\S.*)$", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^(?<label>\(?(?<letter>[a-hA-H])(?<sign>[.)])\s+)(?<text>\S.*)$", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Lettered();
}
