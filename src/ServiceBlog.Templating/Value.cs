using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace ServiceBlog.Templating;

/// <summary>
/// A value of the template language: 16 bytes, an object reference and 64 bits. Numbers, booleans, dates and time
/// spans live in the bits and allocate nothing; <c>default</c> is null.
/// </summary>
public readonly partial struct Value : IEquatable<Value>, IComparable<Value>
{
    // What the bits of a function are, so that nearly all other values are told from one without asking for their type.
    private const long FunctionBits = 0x46756E6374696F6E;

    private readonly object? _reference;
    private readonly long _bits;

    private Value(object? reference, long bits = 0)
    {
        _reference = reference;
        _bits = bits;
    }

    public static Value Null => default;

    public static Value True => new(KindTag.Boolean, 1);

    public static Value False => new(KindTag.Boolean);

    public ValueKind Kind => _reference switch
    {
        null => ValueKind.Null,
        KindTag tag => tag.Kind,
        string => ValueKind.String,
        IntegerRange => ValueKind.Range,
        ITemplateList => ValueKind.List,
        ITemplateObject => ValueKind.Object,
        Function => ValueKind.Function,
        decimal => ValueKind.Decimal,
        _ => ValueKind.BigInteger,
    };

    public bool IsNull => _reference is null;

    /// <summary>False for null and <c>false</c> only; <c>0</c>, <c>""</c> and <c>[]</c> are true (section 9.3).</summary>
    public bool IsTruthy => _reference is not null && (_bits != 0 || !ReferenceEquals(_reference, KindTag.Boolean));

    public bool IsBoolean => ReferenceEquals(_reference, KindTag.Boolean);

    public bool IsInteger => ReferenceEquals(_reference, KindTag.Integer);

    public bool IsString => _reference is string;

    public bool IsNumber => Kind is ValueKind.Integer or ValueKind.Float or ValueKind.Single
        or ValueKind.Decimal or ValueKind.BigInteger;

    /// <summary>The referenced string, list, object or function, to test with a pattern; null for all other kinds.</summary>
    internal object? Reference => _reference;

    internal long Bits => _bits;

    /// <summary>The function, or null for all other kinds.</summary>
    internal Function? AsFunction => _bits == FunctionBits ? _reference as Function : null;

    public static implicit operator Value(string? text) => new(text);

    public static implicit operator Value(bool value) => new(KindTag.Boolean, value ? 1 : 0);

    public static implicit operator Value(int value) => new(KindTag.Integer, value);

    public static implicit operator Value(long value) => new(KindTag.Integer, value);

    public static implicit operator Value(float value) => new(KindTag.Single, BitConverter.SingleToInt32Bits(value));

    public static implicit operator Value(double value) => new(KindTag.Float, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Value(decimal value) => new(value);

    /// <summary>A big integer becomes an <see cref="ValueKind.Integer"/> again where it fits.</summary>
    public static implicit operator Value(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? (long)value : new Value((object)value);

    public static implicit operator Value(DateTimeOffset value) => new(KindTag.ForDate(value.Offset), value.Ticks);

    public static implicit operator Value(TimeSpan value) => new(KindTag.TimeSpan, value.Ticks);

    public static implicit operator Value(ScriptObject? value) => new(value);

    public static implicit operator Value(ScriptArray? value) => new(value);

    public static implicit operator Value(Function? value) => value is null ? default : new(value, FunctionBits);

    public static Value From(ITemplateObject? value) => new(value);

    public static Value From(ITemplateList? value) => new(value);

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    public static bool operator <(Value left, Value right) => left.CompareTo(right) < 0;

    public static bool operator <=(Value left, Value right) => left.CompareTo(right) <= 0;

    public static bool operator >(Value left, Value right) => left.CompareTo(right) > 0;

    public static bool operator >=(Value left, Value right) => left.CompareTo(right) >= 0;

    /// <summary>The boolean, of a value of that kind.</summary>
    public bool TryGetBoolean(out bool value)
    {
        value = _bits != 0;
        return IsBoolean;
    }

    /// <summary>The number, of an <see cref="ValueKind.Integer"/> only; see <see cref="TryConvertToInteger"/>.</summary>
    public bool TryGetInteger(out long value)
    {
        value = _bits;
        return IsInteger;
    }

    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = _reference as string;
        return value is not null;
    }

    /// <summary>The list or range.</summary>
    public bool TryGetList([NotNullWhen(true)] out ITemplateList? value)
    {
        value = _reference as ITemplateList;
        return value is not null;
    }

    /// <summary>The object; an array with properties counts as a list only.</summary>
    public bool TryGetObject([NotNullWhen(true)] out ITemplateObject? value)
    {
        value = _reference is ITemplateList ? null : _reference as ITemplateObject;
        return value is not null;
    }

    public bool TryGetFunction([NotNullWhen(true)] out Function? value)
    {
        value = AsFunction;
        return value is not null;
    }

    public bool TryGetDate(out DateTimeOffset value)
    {
        if (_reference is KindTag { Kind: ValueKind.Date } tag)
        {
            value = new DateTimeOffset(_bits, tag.Offset);
            return true;
        }

        value = default;
        return false;
    }

    public bool TryGetTimeSpan(out TimeSpan value)
    {
        value = new TimeSpan(_bits);
        return ReferenceEquals(_reference, KindTag.TimeSpan);
    }

    /// <summary>The value as the language prints it, with the default date format and limits.</summary>
    /// <remarks>A list or object that passes them is an error at the call of the function that prints it so.</remarks>
    public override string ToString() => ValueFormatter.Format(this);

    public bool Equals(Value other) => ValueComparer.Equals(this, other);

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => ValueComparer.GetHashCode(this);

    /// <inheritdoc cref="ValueComparer.Compare"/>
    public int CompareTo(Value other) => ValueComparer.Compare(this, other);
}
