using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating.Compilation;

/// <summary>A local variable of the page or function.</summary>
/// <param name="slot">Its place in the frame.</param>
/// <param name="call">Where a function in it is called; null not to call it.</param>
internal sealed class LocalVariable(int slot, CallSite? call) : Evaluator
{
    public override Value Evaluate(RenderContext context) => context.Called(context.Frame[slot], call);
}
