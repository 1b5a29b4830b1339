namespace ServiceBlog.Templating.Runtime;

/// <summary>The names messages and <c>object.kind</c> use for the kinds of value.</summary>
internal static class TypeNames
{
    public static string Of(in Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => "bool",
        ValueKind.Integer => value.Bits is >= int.MinValue and <= int.MaxValue ? "int" : "long",
        ValueKind.Single => "float",
        ValueKind.Float => "double",
        ValueKind.Decimal => "decimal",
        ValueKind.BigInteger => "bigint",
        ValueKind.String => "string",
        ValueKind.Date => "datetime",
        ValueKind.TimeSpan => "timespan",
        ValueKind.Range => "range",
        ValueKind.List => "array",
        ValueKind.Function => "function",
        _ => "object",
    };

    public static string Of(ParameterType type) => type switch
    {
        ParameterType.String => "string",
        ParameterType.Integer => "int",
        ParameterType.Number => "number",
        ParameterType.Boolean => "bool",
        ParameterType.List => "array",
        ParameterType.Object => "object",
        ParameterType.Function => "function",
        ParameterType.Date => "datetime",
        ParameterType.TimeSpan => "timespan",
        _ => "any",
    };
}
