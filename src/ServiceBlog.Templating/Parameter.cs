namespace ServiceBlog.Templating;

/// <summary>A declared parameter of a <see cref="Function"/>.</summary>
public sealed record Parameter
{
    private Parameter(string name, ParameterType type)
    {
        Name = name;
        Type = type;
    }

    /// <summary>The name a template uses for a named argument (<c>name: value</c>).</summary>
    public string Name { get; }

    public ParameterType Type { get; }

    /// <summary>The call may leave it out; it is then <see cref="Default"/>.</summary>
    public bool IsOptional { get; private init; }

    /// <summary>The last parameter only: takes all remaining arguments.</summary>
    public bool IsVariadic { get; private init; }

    public Value Default { get; private init; }

    public static Parameter Required(string name, ParameterType type = ParameterType.Any) => new(name, type);

    public static Parameter Optional(string name, ParameterType type = ParameterType.Any, Value defaultValue = default) =>
        new(name, type) { IsOptional = true, Default = defaultValue };

    public static Parameter Variadic(string name, ParameterType type = ParameterType.Any) =>
        new(name, type) { IsOptional = true, IsVariadic = true };
}
