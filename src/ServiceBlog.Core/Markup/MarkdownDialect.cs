using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Parsers.Inlines;

namespace ServiceBlog.Core.Markup;

/// <summary>Who writes, and how.</summary>
public enum Dialect
{
    /// <summary>The authors of a site.</summary>
    Author,

    /// <summary>A reader, who is not trusted: raw HTML is shown as text, and links are marked as theirs.</summary>
    Guest,

    /// <summary>An author in Obsidian.</summary>
    Note,
}

/// <summary>What may be written in a text, and what becomes of it. Authors are trusted; their readers are not.</summary>
internal sealed class MarkdownDialect
{
    private static readonly MarkdownDialect Authors = new(AuthorPipeline(AuthorGrammar), renderer => renderer.UseSlotRenderers());
    private static readonly Lazy<MarkdownDialect> Notes = new(() => new(AuthorPipeline(NoteGrammar), VaultDialect.UseRenderers));
    private static readonly Lazy<MarkdownDialect> AuthorsWithoutHtml = new(() =>
        new(AuthorPipeline(AuthorGrammar, hasHtml: false), renderer => renderer.UseSlotRenderers()));
    private static readonly Lazy<MarkdownDialect> NotesWithoutHtml = new(() => new(AuthorPipeline(NoteGrammar, hasHtml: false), VaultDialect.UseRenderers));
    private static readonly MarkdownDialect Guests = new(GuestPipeline(), renderer => renderer.UseGuestRenderers());

    private readonly Action<SlotHtmlRenderer> _useRenderers;

    // A renderer finds out anew which of its parts writes which element, so it is kept for the next text.
    private readonly ConcurrentBag<SlotHtmlRenderer> _renderers = [];

    private MarkdownDialect(MarkdownPipeline pipeline, Action<SlotHtmlRenderer> useRenderers) =>
        (Pipeline, _useRenderers) = (pipeline, useRenderers);

    public MarkdownPipeline Pipeline { get; }

    public static MarkdownDialect For(Dialect dialect, RawHtmlPolicy rawHtml = RawHtmlPolicy.Report) => (dialect, rawHtml) switch
    {
        (Dialect.Guest, _) => Guests,
        (Dialect.Note, RawHtmlPolicy.Escape) => NotesWithoutHtml.Value,
        (Dialect.Note, _) => Notes.Value,
        (_, RawHtmlPolicy.Escape) => AuthorsWithoutHtml.Value,
        _ => Authors,
    };

    /// <summary>How a file is written.</summary>
    /// <param name="notePath">Its path in a vault; null if it is of none.</param>
    public static Dialect Of(string path, string? notePath) =>
        ContentPath.KindOf(path) == PageKind.Comment ? Dialect.Guest : notePath is null ? Dialect.Author : Dialect.Note;

    public SlotHtmlRenderer TakeRenderer() => _renderers.TryTake(out var renderer) ? renderer : NewRenderer();

    public void GiveBack(SlotHtmlRenderer renderer)
    {
        if (renderer.IsWorthKeeping)
            _renderers.Add(renderer);
    }

    public SlotHtmlRenderer NewRenderer()
    {
        var renderer = new SlotHtmlRenderer();
        Pipeline.Setup(renderer);
        _useRenderers(renderer);
        return renderer;
    }

    private static void NoteGrammar(MarkdownPipelineBuilder pipeline)
    {
        AuthorGrammar(pipeline);
        VaultDialect.Grammar(pipeline);
    }

    private static MarkdownPipeline AuthorPipeline(Action<MarkdownPipelineBuilder> grammar, bool hasHtml = true)
    {
        var pipeline = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UseDefinitionLists()
            .UseFootnotes()
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
            .UseTaskLists();
        pipeline.Extensions.AddRange(MarkdownExtensions.All);
        if (!hasHtml)
            pipeline.DisableHtml();
        return pipeline.Use(new Grammar(grammar)).Build();
    }

    private static MarkdownPipeline GuestPipeline() =>
        new MarkdownPipelineBuilder().UsePreciseSourceLocation().DisableHtml().Use(new Grammar(GuestGrammar)).Build();

    /// <summary>What is ours in the grammar.</summary>
    private static void AuthorGrammar(MarkdownPipelineBuilder pipeline)
    {
        pipeline.DocumentProcessed += AttributeLineParser.Attach;
        pipeline.DocumentProcessed += FootnoteOrder.Settle;
        pipeline.DocumentProcessed += AbbreviationParser.Mark;
        var blocks = pipeline.BlockParsers;
        blocks.Find<HeadingBlockParser>()!.Closed += TabbedHeadings.RestoreSource;
        blocks.Find<QuoteBlockParser>()!.Closed += Callout.Recognize;
        blocks.Find<FootnoteParser>()!.Closed += FootnoteOrder.Remember;
        blocks.Find<DefinitionListParser>()!.OpeningCharacters = [':'];
        blocks.Find<FencedCodeBlockParser>()!.TryParseAttributes = FenceAttributes.TryTake;
        blocks.InsertRange(0, [new TableLimits(), new DefinitionsAboveTable(), new AttributeLineParser(), new DirectiveBlockParser(),
            new AbbreviationParser()]);
        var inlines = pipeline.InlineParsers;
        inlines.InsertBefore<LinkInlineParser>(new FootnoteMarkParser());
        inlines.InsertBefore<LinkInlineParser>(new CitationParser());
        inlines.InsertBefore<LinkInlineParser>(new WikilinkParser());
        inlines.Replace<TaskListInlineParser>(new LeadingTaskListParser());
        inlines.InsertRange(0, [new FormulaParser(), new AttributeParser(), new DirectiveInlineParser()]);
        GuestGrammar(pipeline);
    }

    /// <summary>What readers may write besides CommonMark: strikethrough and bare URLs. Nothing that reaches into other pages, and the limits for all.</summary>
    private static void GuestGrammar(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Replace<ThematicBreakParser>(new BreakUnderDefinitions());
        pipeline.BlockParsers.Insert(0, new NestingLimits());
        var inlines = pipeline.InlineParsers;
        inlines.Insert(0, new InlineLimits());
        inlines.InsertBefore<LinkInlineParser>(new UnlinkedBracketParser());
        inlines.Replace<EmphasisInlineParser>(new EmphasisParser());
        inlines.AddRange([new PlainTextParser(), new AutolinkParser()]);
    }

    /// <summary>Comes last among the extensions, so that it finds the parsers before which its own stand.</summary>
    private sealed class Grammar(Action<MarkdownPipelineBuilder> setUp) : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) => setUp(pipeline);

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
        }
    }
}
