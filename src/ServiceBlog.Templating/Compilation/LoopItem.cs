using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating.Compilation;

/// <summary>The variable of a loop around it.</summary>
/// <param name="depth">Which loop of the page or function.</param>
/// <param name="call">Where a function in it is called; null not to call it.</param>
internal sealed class LoopItem(int depth, CallSite? call) : Evaluator
{
    public override Value Evaluate(RenderContext context) => context.Called(context.LoopAt(depth).Item, call);
}
