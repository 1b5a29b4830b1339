using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <summary>
/// The arguments of one call, in the order of the declared parameters: defaults filled in, values converted to the
/// declared types, the variadic rest apart. Valid during the call only.
/// </summary>
public readonly ref struct CallArguments
{
    private readonly ReadOnlySpan<Value> _values;
    private readonly int _fixedCount;
    private readonly ulong _given;
    private readonly Function _function;
    private readonly CallSite _site;

    internal CallArguments(ReadOnlySpan<Value> values, int fixedCount, ulong given, Function function, CallSite site)
    {
        _function = function;
        _values = values;
        _fixedCount = fixedCount;
        _given = given;
        _site = site;
    }

    /// <summary>The arguments of the variadic parameter; empty if none is declared.</summary>
    public ReadOnlySpan<Value> Rest => _values[_fixedCount..];

    /// <summary>The argument of the parameter at that index, variadic ones excluded.</summary>
    public Value this[int index] => _values[index];

    /// <summary>Whether the call gave this argument, rather than leaving it to its default.</summary>
    public bool IsGiven(int index) => (_given & (1UL << index)) != 0;

    /// <summary>The string at a parameter declared <see cref="ParameterType.String"/>, or null.</summary>
    public string? GetString(int index) => _values[index].Reference as string;

    /// <summary>The number at a parameter declared <see cref="ParameterType.Integer"/>.</summary>
    public long GetInteger(int index) => _values[index].Bits;

    /// <summary>
    /// <see cref="GetInteger"/> held within 32 bits; a number beyond them is capped, for lengths and indices.
    /// </summary>
    public int GetInt32(int index) => (int)Math.Clamp(_values[index].Bits, int.MinValue, int.MaxValue);

    /// <summary>The truth of the argument.</summary>
    public bool GetBoolean(int index) => _values[index].IsTruthy;

    /// <summary>The list, or null.</summary>
    public ITemplateList? GetList(int index) => _values[index].Reference as ITemplateList;

    /// <summary>The object, or null.</summary>
    public ITemplateObject? GetObject(int index) => _values[index].Reference as ITemplateObject;

    /// <summary>The function, or null.</summary>
    public Function? GetFunction(int index) => _values[index].Reference as Function;

    /// <summary>An error at the position of one argument, to be thrown.</summary>
    public TemplateException Error(int index, string message) =>
        _site.ParameterError(_function, index, message);

    /// <summary>An error at the position of the call, to be thrown.</summary>
    public TemplateException Error(string message) => _site.Error(message);
}
