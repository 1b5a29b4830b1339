namespace ServiceBlog.Templating.Compilation;

/// <summary>A compiled statement; tells what is to happen next.</summary>
internal delegate Flow Executor(RenderContext context);
