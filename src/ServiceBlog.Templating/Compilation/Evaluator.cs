namespace ServiceBlog.Templating.Compilation;

/// <summary>A compiled expression.</summary>
internal delegate Value Evaluator(RenderContext context);
