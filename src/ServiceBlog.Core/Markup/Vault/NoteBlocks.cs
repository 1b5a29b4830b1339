namespace ServiceBlog.Core.Markup;

/// <summary>Gives the blocks of a note the ids that end them, such as <c>^key-point</c>, so that other notes can point at them and show them.</summary>
internal static class BlockIds
{
    public const char Mark = '^';

    /// <summary>Called when the inlines of a document have been parsed.</summary>
    public static void Attach(MarkdownDocument document)
    {
        foreach (var paragraph in document.Descendants<ParagraphBlock>().ToList())
        {
            if (paragraph.Inline?.LastChild is LiteralInline last && ReadEnd(last.Content.AsSpan()) is { } id && Take(paragraph, last, id))
                Named(paragraph)?.GetAttributes().Id = Mark + id;
        }
    }

    /// <summary>The id that ends a text, behind white space or alone; null if none does.</summary>
    private static string? ReadEnd(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        var mark = text.LastIndexOf(Mark);
        if (mark < 0 || mark == text.Length - 1 || (mark > 0 && !char.IsWhiteSpace(text[mark - 1])) || text[(mark + 1)..].ContainsAnyExcept(Characters))
            return null;
        return text[(mark + 1)..].ToString();
    }

    /// <summary>Takes the id out of the text; false if something else than white space stands right before it.</summary>
    private static bool Take(ParagraphBlock paragraph, LiteralInline last, string id)
    {
        var text = last.Content.AsSpan().TrimEnd();
        var rest = text[..^(id.Length + 1)].TrimEnd();
        if (!rest.IsEmpty)
        {
            last.Content.End = last.Content.Start + rest.Length - 1;
            return true;
        }
        if (text.Length == id.Length + 1 && last.PreviousSibling is not (null or LineBreakInline))
            return false;
        if (last.PreviousSibling is LineBreakInline lineBreak)
            lineBreak.Remove();
        last.Remove();
        return true;
    }

    /// <summary>The block that the id at the end of a paragraph is for. An id alone is for what stands above it.</summary>
    private static Block? Named(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.FirstChild is null && paragraph.Parent is { } container)
        {
            var place = container.IndexOf(paragraph);
            container.RemoveAt(place);
            return place > 0 ? container[place - 1] : null;
        }
        return paragraph.Parent is ListItemBlock item ? item : paragraph.Parent is QuoteBlock quote && quote.LastChild == paragraph ? quote : paragraph;
    }

    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");
}

/// <summary>Notes where the named blocks of a text stand in its HTML. Of an item of a list that is what it holds.</summary>
internal sealed class NotedBlocks(SlotHtmlRenderer renderer)
{
    private readonly ImmutableArray<NotedBlock>.Builder _found = ImmutableArray.CreateBuilder<NotedBlock>();

    public ImmutableArray<NotedBlock> Found => _found.ToImmutable();

    public void Clear() => _found.Clear();

    public void Enter(MarkdownObject element)
    {
        if (IdOf(element, isFirst: true) is { } id)
            _found.Add(new NotedBlock(id, renderer.Offset, renderer.Offset, renderer.LinkCount, renderer.LinkCount));
    }

    public void Leave(MarkdownObject element)
    {
        if (IdOf(element, isFirst: false) is not { } id)
            return;
        var place = _found.Count - 1;
        while (place >= 0 && _found[place].Id != id)
            place--;
        if (place >= 0)
            _found[place] = _found[place] with { End = renderer.Offset, EndLink = renderer.LinkCount };
    }

    /// <summary>The id of a block; or that of the item of a list, whose first or last block it is.</summary>
    private static string? IdOf(MarkdownObject element, bool isFirst)
    {
        if (element is not Block block)
            return null;
        if (block.TryGetAttributes()?.Id is [BlockIds.Mark, ..] and var own)
            return own;
        return block.Parent is ListItemBlock item && (isFirst ? item[0] : item.LastChild) == block
            && item.TryGetAttributes()?.Id is [BlockIds.Mark, ..] and var id ? id : null;
    }
}

/// <summary>Leaves out the blocks in which a note asks a plugin for something: readers have no plugins, and what is asked is no text.</summary>
internal static class PluginBlocks
{
    private static readonly FrozenSet<string> Languages = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "dataview", "dataviewjs", "query", "base", "tasks", "button", "tracker", "templater", "meta-bind", "meta-bind-button", "buttons",
        "chartsview", "kanban", "timeline-labeled");

    public static void Remove(MarkdownDocument document)
    {
        foreach (var code in document.Descendants<FencedCodeBlock>().Where(code => code.Info is { } info && Languages.Contains(info)).ToList())
        {
            ParseMistakes.Add(document, Rules.PluginBlock, code.Span.Start, $"\"{code.Info}\" blocks are a plugin's and not shown to readers");
            code.Parent!.Remove(code);
        }
    }

    /// <summary>One diagnostic for all blocks of a plugin.</summary>
    public static IEnumerable<Diagnostic> SumUp(IReadOnlyCollection<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Rule == Rules.PluginBlock)
        .GroupBy(diagnostic => diagnostic.Message, (message, blocks) => Sum([.. blocks.OrderBy(block => block.Location)]), StringComparer.OrdinalIgnoreCase)
        .Concat(diagnostics.Where(diagnostic => diagnostic.Rule != Rules.PluginBlock));

    private static Diagnostic Sum(ImmutableArray<Diagnostic> blocks) => blocks.Length == 1
        ? blocks[0]
        : blocks[0] with { Message = Invariant($"{blocks[0].Message}; {blocks.Length} in {blocks.DistinctBy(block => block.Location.File).Count()} notes, the first here") };
}
