using System.Collections.Concurrent;
using Markdig;
using Markdig.Extensions.Tables;
using ServiceBlog.Core.Markup.Extensions;
using ServiceBlog.Core.Markup.Rendering;

namespace ServiceBlog.Core.Markup;

/// <summary>What may be written in a text, and what becomes of it. Authors are trusted; their readers are not.</summary>
internal sealed class MarkdownDialect
{
    private static readonly MarkdownDialect Authors = new(AuthorPipeline(), renderer => renderer.UseSlotRenderers());
    private static readonly MarkdownDialect Guests = new(GuestPipeline(), renderer => renderer.UseGuestRenderers());

    private readonly Action<SlotHtmlRenderer> _useRenderers;

    // A renderer finds out anew which of its parts writes which element, so it is kept for the next text.
    private readonly ConcurrentBag<SlotHtmlRenderer> _renderers = [];

    private MarkdownDialect(MarkdownPipeline pipeline, Action<SlotHtmlRenderer> useRenderers) =>
        (Pipeline, _useRenderers) = (pipeline, useRenderers);

    public MarkdownPipeline Pipeline { get; }

    public static MarkdownDialect For(bool isGuest) => isGuest ? Guests : Authors;

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

    private static MarkdownPipeline AuthorPipeline() =>
        new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .UseAbbreviations()
            .UseDefinitionLists()
            .UseFootnotes()
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true })
            .UseTaskLists()
            .Use<ServiceBlogExtension>()
            .Build();

    private static MarkdownPipeline GuestPipeline() =>
        new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .DisableHtml()
            .Use<GuestExtension>()
            .Build();
}
