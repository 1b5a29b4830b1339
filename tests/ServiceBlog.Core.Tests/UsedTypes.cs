using System.Reflection;
using System.Reflection.Emit;

namespace ServiceBlog.Core.Tests;

/// <summary>The types that a type uses, read from its compiled code: signatures, fields, and what its methods call.</summary>
internal static class UsedTypes
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Instructions = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Type> Of(Type type) =>
        new[] { type.BaseType }.Concat(type.GetInterfaces())
            .Concat(type.GetFields(Declared).Select(field => field.FieldType))
            .Concat(type.GetMethods(Declared).SelectMany(InSignature))
            .Concat(type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared)).SelectMany(InBody))
            .SelectMany(Parts);

    private static IEnumerable<Type?> InSignature(MethodInfo method) => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType);

    private static IEnumerable<Type?> InBody(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
            yield break;
        foreach (var local in body.LocalVariables)
            yield return local.LocalType;
        var code = body.GetILAsByteArray()!;
        for (var place = 0; place < code.Length;)
        {
            var instruction = Instructions[code[place] == 0xFE ? unchecked((short)(0xFE00 | code[place + 1])) : code[place]];
            place += instruction.Size;
            if (instruction.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = method.Module.ResolveMember(BitConverter.ToInt32(code, place),
                    method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);
                yield return member as Type ?? member?.DeclaringType;
            }
            place += OperandSize(instruction.OperandType, code, place);
        }
    }

    private static int OperandSize(OperandType operand, byte[] code, int place) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, place),
        _ => 4,
    };

    /// <summary>The type itself, what it is an array or a reference of, and its type arguments.</summary>
    private static IEnumerable<Type> Parts(Type? type)
    {
        if (type is null)
            return [];
        if (type.HasElementType)
            return Parts(type.GetElementType());
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
    }
}
