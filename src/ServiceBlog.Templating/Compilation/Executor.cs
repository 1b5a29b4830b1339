namespace ServiceBlog.Templating.Compilation;

/// <summary>A compiled statement: a class of its own where it is common, else <see cref="Performed"/>.</summary>
internal abstract class Executor
{
    /// <summary>Runs it; tells what is to happen next.</summary>
    public abstract Flow Execute(RenderContext context);
}
