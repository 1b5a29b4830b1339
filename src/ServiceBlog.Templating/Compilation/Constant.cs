namespace ServiceBlog.Templating.Compilation;

/// <summary>A value that the text settles.</summary>
internal sealed class Constant(Value value) : Evaluator
{
    public override Value Evaluate(RenderContext context) => value;
}
