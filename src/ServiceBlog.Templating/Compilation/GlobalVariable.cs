using ServiceBlog.Templating.Parsing;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating.Compilation;

/// <summary>A variable that is looked up by its name.</summary>
/// <param name="call">Where a function in it is called; null not to call it.</param>
internal sealed class GlobalVariable(string name, SourceText source, SourceSpan span, CallSite? call) : Evaluator
{
    private readonly MemberName _name = new(name);

    public override Value Evaluate(RenderContext context)
    {
        if (!context.TryGetVariable(_name, out var value) && context.StrictVariables)
        {
            throw source.Exception(span, $"The variable `{name}` was not found{context.Suggest(name)}");
        }

        return context.Called(value, call);
    }
}
