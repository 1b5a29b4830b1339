using ServiceBlog.Templating.Parsing;

namespace ServiceBlog.Templating.Compilation;

/// <summary>A block of nothing but text.</summary>
internal sealed class CopiedText(SourceText source, SourceSpan text) : Executor
{
    public override Flow Execute(RenderContext context)
    {
        context.Write(source, text);
        return Flow.Next;
    }
}
