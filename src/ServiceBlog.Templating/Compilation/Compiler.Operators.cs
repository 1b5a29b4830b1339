using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>Binary operators.</content>
internal sealed partial class Compiler
{
    private Evaluator CompileBinary(BinaryExpression binary)
    {
        var left = CompileExpression(binary.Left);
        var right = CompileExpression(binary.Right);
        switch (binary.Operator)
        {
            case BinaryOperator.And:
                return context => left(context).IsTruthy && right(context).IsTruthy;
            case BinaryOperator.Or:
                return context => left(context).IsTruthy || right(context).IsTruthy;
            case BinaryOperator.Coalesce:
                return context => left(context) is { IsNull: false } value ? value : right(context);
            case BinaryOperator.NotNullCoalesce:
                return context => left(context) is { IsNull: true } value ? value : right(context);
            case BinaryOperator.Range or BinaryOperator.ExclusiveRange:
                return CompileRange(binary, left, right);
            default:
                var kind = binary.Operator;
                var span = binary.OperatorSpan;
                return context => Apply(kind, left(context), right(context), context, span);
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

    private Evaluator CompileRange(BinaryExpression binary, Evaluator left, Evaluator right)
    {
        var isExclusive = binary.Operator == BinaryOperator.ExclusiveRange;
        return context =>
        {
            var first = left(context);
            var last = right(context);
            if (!first.TryConvertToNumber(out var start) || !last.TryConvertToNumber(out var end)
                || !start.TryConvertToInteger(out var from) || !end.TryConvertToInteger(out var to)
                || first.IsNull || last.IsNull || first.IsString || last.IsString)
            {
                throw Error(
                    binary.OperatorSpan, $"A range goes between whole numbers, not `{TypeNames.Of(first)}` and `{TypeNames.Of(last)}`");
            }

            return Value.From(isExclusive ? IntegerRange.Exclusive(from, to) : IntegerRange.Inclusive(from, to));
        };
    }
}
