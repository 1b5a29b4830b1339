namespace ServiceBlog.Templating.Compilation;

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    Next,
    Break,
    Continue,

    /// <summary>The running function or template ends; its value is <see cref="RenderContext.ReturnValue"/>.</summary>
    Return,
}
