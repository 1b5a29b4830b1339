using System.Numerics;

namespace ServiceBlog.Templating.Tests;

public sealed class ValueTests
{
    public static TheoryData<Value, ValueKind, string> Kinds => new()
    {
        { Value.Null, ValueKind.Null, "" },
        { true, ValueKind.Boolean, "true" },
        { 5, ValueKind.Integer, "5" },
        { long.MaxValue, ValueKind.Integer, "9223372036854775807" },
        { 1.5f, ValueKind.Single, "1.5" },
        { 1.5, ValueKind.Float, "1.5" },
        { 1.50m, ValueKind.Decimal, "1.50" },
        { BigInteger.Pow(10, 20), ValueKind.BigInteger, "100000000000000000000" },
        { BigInteger.One, ValueKind.Integer, "1" },
        { "text", ValueKind.String, "text" },
        { (string?)null, ValueKind.Null, "" },
        { new DateTimeOffset(2016, 1, 5, 0, 0, 0, TimeSpan.FromHours(-5)), ValueKind.Date, "05 Jan 2016" },
        { TimeSpan.FromMinutes(90), ValueKind.TimeSpan, "01:30:00" },
        { Value.From(IntegerRange.Inclusive(1, 3)), ValueKind.Range, "[1, 2, 3]" },
        { new ScriptArray { 1, "a" }, ValueKind.List, "[1, \"a\"]" },
        { new ScriptObject { { "a", 1 } }, ValueKind.Object, "{a: 1}" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_value_knows_its_kind_and_prints(Value value, ValueKind kind, string printed)
    {
        value.Kind.ShouldBe(kind);
        value.ToString().ShouldBe(printed);
    }

    [Fact]
    public void A_value_is_16_bytes() => System.Runtime.CompilerServices.Unsafe.SizeOf<Value>().ShouldBe(16);

    [Fact]
    public void A_date_keeps_its_offset()
    {
        var date = new DateTimeOffset(2016, 1, 5, 10, 30, 0, TimeSpan.FromMinutes(330));
        ((Value)date).TryGetDate(out var kept).ShouldBeTrue();
        kept.EqualsExact(date).ShouldBeTrue();
    }

    [Fact]
    public void Equal_values_have_equal_hash_codes()
    {
        Value[][] equals =
        [
            [1, 1.0, 1m, 1f], ["a", "a"], [new ScriptArray { 1 }, new ScriptArray { 1.0 }], [true, true], [default, Value.Null],
        ];
        foreach (var group in equals)
        {
            foreach (var value in group)
            {
                value.ShouldBe(group[0]);
                value.GetHashCode().ShouldBe(group[0].GetHashCode());
            }
        }
    }

    [Fact]
    public void Values_have_an_order()
    {
        Value[] ordered = [default, 1, 1.5, 2m, BigInteger.Pow(10, 30)];
        ordered.Reverse().Order().ShouldBe(ordered);
        Value[] names = ["apple", "Banana", "cherry", "Äpfel"];
        names.Order().ShouldBe(["Äpfel", "apple", "Banana", "cherry"], ignoreOrder: true);
        ((Value)"apple").CompareTo("Banana").ShouldBeLessThan(0);
    }

    [Theory]
    [InlineData("12", true, 12)]
    [InlineData("1.5", true, 2)]
    [InlineData("2.5", true, 2)]
    [InlineData("x", false, 0)]
    public void Text_converts_to_whole_numbers(string text, bool isNumber, long expected)
    {
        ((Value)text).TryConvertToInteger(out var number).ShouldBe(isNumber);
        number.ShouldBe(expected);
    }
}
