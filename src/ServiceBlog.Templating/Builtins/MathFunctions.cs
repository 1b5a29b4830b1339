using System.Numerics;
using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;
using static ServiceBlog.Templating.Builtins.ParameterDeclarations;

namespace ServiceBlog.Templating.Builtins;

/// <summary>The object <c>math</c> (documentation: <c>builtins/math.md</c>). Numbers keep their kind where they can.</summary>
internal static class MathFunctions
{
    private const int MaximumDoublePrecision = 15;
    private const int MaximumDecimalPrecision = 28;

    public static BuiltinLibrary Library { get; } = new(
        "math",
        new("math.abs", [Number("value")], Abs),
        new("math.ceil", [Number("value")], Ceil),
        new("math.divided_by", [Number("value"), Number("divisor")], DividedBy),
        new("math.floor", [Number("value")], Floor),
        new("math.format", [Any("value"), Text("format"), TextOptional("culture")], NumberFormatting.Format)
        {
            Printer = NumberFormatting.Print,
        },
        new("math.is_number", [Any("value")], IsNumber),
        new("math.minus", [Number("value"), Number("with")], Minus),
        new("math.modulo", [Number("value"), Number("with")], Modulo),
        new("math.plus", [Number("value"), Number("with")], Plus),
        new("math.round", [Number("value"), IntegerOptional("precision", 0)], Round),
        new("math.times", [Number("value"), Number("with")], Times),
        new("math.uuid", [], Uuid),
        new("math.random", [Integer("minValue"), Integer("maxValue")], Random));

    private static Value Abs(in CallArguments arguments, RenderContext context) => arguments[0].Kind switch
    {
        ValueKind.Decimal => Math.Abs(arguments[0].AsDecimal()),
        ValueKind.Single => MathF.Abs((float)arguments[0].AsDouble()),
        ValueKind.Float => Math.Abs(arguments[0].AsDouble()),
        _ => BigInteger.Abs(arguments[0].AsBigInteger()),
    };

    private static Value Ceil(in CallArguments arguments, RenderContext context) => arguments[0].Kind switch
    {
        ValueKind.Decimal => Math.Ceiling(arguments[0].AsDecimal()),
        ValueKind.Single or ValueKind.Float => Math.Ceiling(arguments[0].AsDouble()),
        _ => arguments[0],
    };

    private static Value Floor(in CallArguments arguments, RenderContext context) => arguments[0].Kind switch
    {
        ValueKind.Decimal => Math.Floor(arguments[0].AsDecimal()),
        ValueKind.Single or ValueKind.Float => Math.Floor(arguments[0].AsDouble()),
        _ => arguments[0],
    };

    /// <summary>Halves go to the even neighbour, as everywhere in .NET.</summary>
    private static Value Round(in CallArguments arguments, RenderContext context)
    {
        var precision = Math.Max(0, arguments.GetInt32(1));
        return arguments[0].Kind switch
        {
            ValueKind.Decimal => Math.Round(arguments[0].AsDecimal(), Math.Min(precision, MaximumDecimalPrecision)),
            ValueKind.Single or ValueKind.Float =>
                Math.Round(arguments[0].AsDouble(), Math.Min(precision, MaximumDoublePrecision)),
            _ => arguments[0],
        };
    }

    private static Value IsNumber(in CallArguments arguments, RenderContext context) => arguments[0].IsNumber;

    private static Value Plus(in CallArguments arguments, RenderContext context) =>
        Calculate(arguments, BinaryOperator.Add);

    private static Value Minus(in CallArguments arguments, RenderContext context) =>
        Calculate(arguments, BinaryOperator.Subtract);

    private static Value Times(in CallArguments arguments, RenderContext context) =>
        Calculate(arguments, BinaryOperator.Multiply);

    private static Value Modulo(in CallArguments arguments, RenderContext context) =>
        Calculate(arguments, BinaryOperator.Modulo);

    /// <summary>A whole divisor makes the quotient whole, rounded down; two whole numbers are divided exactly.</summary>
    private static Value DividedBy(in CallArguments arguments, RenderContext context)
    {
        if (!IsWhole(arguments[1])) return Calculate(arguments, BinaryOperator.Divide);
        if (IsWhole(arguments[0]))
        {
            var remainder = Calculate(arguments, BinaryOperator.Modulo).AsBigInteger();
            return (arguments[0].AsBigInteger() - remainder) / arguments[1].AsBigInteger()
                - (remainder.Sign * arguments[1].AsBigInteger().Sign < 0 ? 1 : 0);
        }

        var quotient = Calculate(arguments, BinaryOperator.Divide);
        if (quotient.Kind == ValueKind.Decimal) return new BigInteger(Math.Floor(quotient.AsDecimal()));
        var floor = Math.Floor(quotient.AsDouble());
        return double.IsFinite(floor) ? new BigInteger(floor) : floor;
    }

    private static Value Calculate(in CallArguments arguments, BinaryOperator operation) =>
        Arithmetic.Apply(operation, arguments[0], arguments[1]);

    private static bool IsWhole(in Value number) => number.Kind is ValueKind.Integer or ValueKind.BigInteger;

    /// <summary>A version 4 UUID from the host's randomness.</summary>
    private static Value Uuid(in CallArguments arguments, RenderContext context)
    {
        Span<byte> bytes = stackalloc byte[16];
        Randomness(arguments, context).NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private static Value Random(in CallArguments arguments, RenderContext context)
    {
        var minimum = arguments.GetInteger(0);
        var maximum = arguments.GetInteger(1);
        return minimum <= maximum
            ? Randomness(arguments, context).NextInt64(minimum, maximum)
            : throw arguments.Error(1, "`maxValue` must not be less than `minValue`");
    }

    private static Random Randomness(in CallArguments arguments, RenderContext context) =>
        context.Random
            ?? throw arguments.Error("There is no randomness here: the result would differ from build to build");
}
