using System.Runtime.CompilerServices;
using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>Expressions without calls.</content>
internal sealed partial class Compiler
{
    // Every so many levels an expression checks that there is stack left.
    private const int GuardInterval = 32;

    private Evaluator CompileExpression(Expression expression)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error(expression.Span, "The template is nested too deeply");
        }

        var evaluator = CompileUnguarded(expression);
        return expression.Depth % GuardInterval == 0 ? Guard(evaluator, expression.Span) : evaluator;
    }

    private Computed Guard(Evaluator evaluator, SourceSpan span) => new(context =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack()
            ? evaluator.Evaluate(context)
            : throw Error(span, "The template is nested too deeply"));

    private Evaluator CompileUnguarded(Expression expression)
    {
        switch (expression)
        {
            case LiteralExpression literal:
                var value = literal.Value;
                return new Constant(value);
            case GroupExpression group:
                return CompileExpression(group.Inner);
            case InterpolatedString text:
                return CompileInterpolation(text);
            case UnaryExpression unary:
                return CompileUnary(unary);
            case BinaryExpression binary:
                return CompileBinary(binary);
            case ConditionalExpression conditional:
                var condition = CompileExpression(conditional.Condition);
                var whenTrue = CompileExpression(conditional.WhenTrue);
                var whenFalse = CompileExpression(conditional.WhenFalse);
                return new Computed(context => condition.Evaluate(context).IsTruthy ? whenTrue.Evaluate(context) : whenFalse.Evaluate(context));
            case ArrayExpression array:
                return CompileArray(array);
            case ObjectExpression members:
                return CompileObject(members);
            case AliasExpression alias:
                return CompileTarget(alias.Target);
            case FunctionExpression function:
                Value definition = CompileFunction(function.Definition);
                return new Constant(definition);
            case IncrementExpression increment:
                return CompileIncrement(increment);
            case CallExpression call:
                return CompileCall(call);
            case PipeExpression pipe:
                var destination = _source.Slice(pipe.Destination.Span);
                return new Computed(_ => throw Error(pipe.Destination.Span, $"The destination `{destination}` of the pipe is not a function"));
            default:
                return CompilePath(expression);
        }
    }

    private Computed CompileInterpolation(InterpolatedString text)
    {
        var parts = text.Parts.Select(CompileExpression).ToArray();
        return Placed(text.Span, context =>
        {
            // The parts are evaluated first: a function among them may print.
            var start = context.Arguments.Top;
            foreach (var part in parts)
            {
                context.Arguments.Push(part.Evaluate(context));
            }

            var mark = context.Output.Length;
            for (var index = 0; index < parts.Length; index++)
            {
                context.Append(context.Arguments[start + index]);
            }

            context.Arguments.Release(start);
            return context.CutOutput(mark);
        });
    }

    /// <summary>Gives an expression's failures their place.</summary>
    private Computed Placed(SourceSpan span, Func<RenderContext, Value> evaluate) => new(context =>
    {
        try
        {
            return evaluate(context);
        }
        catch (EvaluationException error)
        {
            throw _source.Exception(span, error.Message, error);
        }
    });

    private Evaluator CompileUnary(UnaryExpression unary)
    {
        var operand = CompileExpression(unary.Operand);
        switch (unary.Operator)
        {
            case UnaryOperator.Not:
                return new Computed(context => !operand.Evaluate(context).IsTruthy);
            case UnaryOperator.Negate when unary.Operand is LiteralExpression { Value.IsNumber: true } literal:
                var negated = Arithmetic.Negate(literal.Value);
                return new Constant(negated);
            default:
                var isNegation = unary.Operator == UnaryOperator.Negate;
                return new Computed(context =>
                {
                    var value = operand.Evaluate(context);
                    if (value.IsNull)
                    {
                        return value;
                    }

                    if (value.TryGetTimeSpan(out var span))
                    {
                        return isNegation ? -span : span;
                    }

                    if (!value.TryConvertToNumber(out var number))
                    {
                        throw Error(unary.Span, $"A value of type `{TypeNames.Of(value)}` has no sign");
                    }

                    return isNegation ? Arithmetic.Negate(number) : number;
                });
        }
    }

    private Computed CompileArray(ArrayExpression array)
    {
        var items = array.Items.Select(CompileExpression).ToArray();
        return new Computed(context =>
        {
            var result = new ScriptArray(items.Length);
            foreach (var item in items)
            {
                result.Add(item.Evaluate(context));
            }

            return result;
        });
    }

    private Computed CompileObject(ObjectExpression members)
    {
        var names = members.Members.Select(member => member.Name).ToArray();
        var values = members.Members.Select(member => CompileExpression(member.Value)).ToArray();
        return new Computed(context =>
        {
            var result = new ScriptObject(names.Length);
            for (var index = 0; index < names.Length; index++)
            {
                result.Set(names[index], values[index].Evaluate(context));
            }

            return result;
        });
    }
}
