using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating.Compilation;

/// <summary>A member of a value.</summary>
/// <param name="whenNull">The error where the value is null; null if the member is then null too.</param>
/// <param name="call">Where a function in it is called; null not to call it.</param>
internal sealed class Member(
    Evaluator target, string name, Func<RenderContext, TemplateException>? whenNull, CallSite? call) : Evaluator
{
    private readonly MemberName _name = new(name);

    public override Value Evaluate(RenderContext context)
    {
        var value = target.Evaluate(context);
        if (!value.IsNull)
        {
            return context.Called(context.GetMember(value, _name), call);
        }

        return whenNull is null ? value : throw whenNull(context);
    }
}
