namespace ServiceBlog.Templating.Compilation;

/// <summary>A statement that is compiled to a delegate.</summary>
internal sealed class Performed(Func<RenderContext, Flow> perform) : Executor
{
    public override Flow Execute(RenderContext context) => perform(context);
}
