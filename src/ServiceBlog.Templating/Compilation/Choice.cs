namespace ServiceBlog.Templating.Compilation;

/// <summary>An <c>if</c> with its branches.</summary>
internal sealed class Choice(Evaluator[] conditions, Executor[] bodies, Executor? otherwise) : Executor
{
    public override Flow Execute(RenderContext context)
    {
        for (var index = 0; index < conditions.Length; index++)
        {
            if (conditions[index].Evaluate(context).IsTruthy)
            {
                return bodies[index].Execute(context);
            }
        }

        return otherwise is null ? Flow.Next : otherwise.Execute(context);
    }
}
