using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating.Compilation;

/// <summary>A member of the array <c>$</c>, which is mostly a named argument.</summary>
/// <param name="call">Where a function in it is called; null not to call it.</param>
internal sealed class ArgumentMember(string name, CallSite? call) : Evaluator
{
    public override Value Evaluate(RenderContext context) => context.Called(
        context.Frame.TryGetNamedArgument(name, out var argument)
            ? argument
            : context.GetMember(context.Frame.GetArguments(), name),
        call);
}
