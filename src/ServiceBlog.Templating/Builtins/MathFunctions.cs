using System.Numerics;
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
        new("math.format", [Any("value"), Text("format"), TextOptional("culture")], NumberFormatting.Format),
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
        Calculate(arguments, NumberArithmetic.Add);

    private static Value Minus(in CallArguments arguments, RenderContext context) =>
        Calculate(arguments, NumberArithmetic.Subtract);

    private static Value Times(in CallArguments arguments, RenderContext context) =>
        Calculate(arguments, NumberArithmetic.Multiply);

    private static Value Modulo(in CallArguments arguments, RenderContext context) =>
        Calculate(arguments, NumberArithmetic.Modulo);

    private static Value DividedBy(in CallArguments arguments, RenderContext context) =>
        Calculate(arguments, NumberArithmetic.Divide);

    private static Value Calculate(in CallArguments arguments, NumberOperation operation)
    {
        try
        {
            return operation(arguments[0], arguments[1]);
        }
        catch (ArithmeticException exception)
        {
            throw arguments.Error(exception.Message);
        }
    }

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
