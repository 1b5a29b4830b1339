using Markdig.Extensions.TaskLists;
using Markdig.Renderers;

namespace ServiceBlog.Core.Markup.Rendering;

/// <summary>A task's box. It has a label of its own: a form field without one says nothing to a screen reader.</summary>
internal sealed class TaskRenderer : MarkdownObjectRenderer<SlotHtmlRenderer, TaskList>
{
    protected override void Write(SlotHtmlRenderer renderer, TaskList obj)
    {
        if (!renderer.EnableHtmlForInline)
            return;
        renderer.Write("<input type=\"checkbox\" disabled").WriteAttributes(obj);
        renderer.Write(obj.Checked ? " checked aria-label=\"Done\" />" : " aria-label=\"To do\" />");
    }
}
