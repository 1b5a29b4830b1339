using ServiceBlog.Templating.Parsing;

namespace ServiceBlog.Templating.Compilation;

/// <summary>A block.</summary>
internal sealed class Sequence(SourceText source, Step[] steps) : Executor
{
    public override Flow Execute(RenderContext context)
    {
        var index = 0;
        try
        {
            for (; index < steps.Length; index++)
            {
                ref readonly var step = ref steps[index];
                if (step.Text.Start < step.Text.End)
                {
                    context.Write(source, step.Text);
                }

                if (step.Statement is { } statement && statement.Execute(context) is not Flow.Next and var flow)
                {
                    return flow;
                }
            }

            return Flow.Next;
        }
        catch (Exception error) when (error is not (TemplateException or OperationCanceledException))
        {
            // What failed without knowing its place, such as the host's model, gets that of its statement.
            throw source.Exception(steps[index].Span, error.Message, error);
        }
    }
}
