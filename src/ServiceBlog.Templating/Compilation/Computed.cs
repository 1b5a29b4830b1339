namespace ServiceBlog.Templating.Compilation;

/// <summary>An expression that is compiled to a delegate.</summary>
internal sealed class Computed(Func<RenderContext, Value> compute) : Evaluator
{
    public override Value Evaluate(RenderContext context) => compute(context);
}
