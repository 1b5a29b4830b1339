using ServiceBlog.Templating.Parsing;

namespace ServiceBlog.Templating.Compilation;

/// <summary>An expression whose value is printed.</summary>
internal sealed class PrintedExpression(Evaluator expression, SourceText source, SourceSpan span, string indentation) : Executor
{
    public override Flow Execute(RenderContext context)
    {
        if (context.IsEvaluating)
        {
            context.EvaluatedValue = expression.Evaluate(context);
            return Flow.Next;
        }

        var start = context.Output.Length;
        context.Trace?.Write(start, source, span.Start, isText: false);
        expression.Print(context);
        if (indentation.Length > 0 && context.AutoIndent)
        {
            context.Output.Indent(start, indentation);
        }

        context.CheckOutput(source, span);
        return Flow.Next;
    }
}
