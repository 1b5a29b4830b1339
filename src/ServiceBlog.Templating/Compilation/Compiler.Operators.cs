using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>Binary operators.</content>
internal sealed partial class Compiler
{
    private Computed CompileBinary(BinaryExpression binary)
    {
        var left = CompileExpression(binary.Left);
        var right = CompileExpression(binary.Right);
        switch (binary.Operator)
        {
            case BinaryOperator.And:
                return new Computed(context => left.Evaluate(context).IsTruthy && right.Evaluate(context).IsTruthy);
            case BinaryOperator.Or:
                return new Computed(context => left.Evaluate(context).IsTruthy || right.Evaluate(context).IsTruthy);
            case BinaryOperator.Coalesce:
                return new Computed(context => left.Evaluate(context) is { IsNull: false } value ? value : right.Evaluate(context));
            case BinaryOperator.NotNullCoalesce:
                return new Computed(context => left.Evaluate(context) is { IsNull: true } value ? value : right.Evaluate(context));
            case BinaryOperator.Range or BinaryOperator.ExclusiveRange:
                return CompileRange(binary, left, right);
            default:
                var kind = binary.Operator;
                var span = binary.OperatorSpan;
                return new Computed(context => Apply(kind, left.Evaluate(context), right.Evaluate(context), context, span));
        }
    }

    private Value Apply(BinaryOperator kind, in Value left, in Value right, RenderContext context, SourceSpan span)
    {
        if (left.IsInteger && right.IsInteger && Operators.IsComparison(kind))
        {
            return Operators.Compare(kind, left.Bits.CompareTo(right.Bits));
        }

        try
        {
            return Operators.Apply(kind, left, right, context);
        }
        catch (EvaluationException error)
        {
            throw _source.Exception(span, error.Message, error);
        }
    }

    private Computed CompileRange(BinaryExpression binary, Evaluator left, Evaluator right)
    {
        var isExclusive = binary.Operator == BinaryOperator.ExclusiveRange;
        return new Computed(context =>
        {
            var first = left.Evaluate(context);
            var last = right.Evaluate(context);
            if (!first.TryConvertToNumber(out var start) || !last.TryConvertToNumber(out var end)
                || !start.TryConvertToInteger(out var from) || !end.TryConvertToInteger(out var to)
                || first.IsNull || last.IsNull || first.IsString || last.IsString)
            {
                throw Error(
                    binary.OperatorSpan, $"A range goes between whole numbers, not `{TypeNames.Of(first)}` and `{TypeNames.Of(last)}`");
            }

            return Value.From(isExclusive ? IntegerRange.Exclusive(from, to) : IntegerRange.Inclusive(from, to));
        });
    }
}
