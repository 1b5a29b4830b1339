namespace ServiceBlog.Templating.Builtins;

/// <summary>Short words for the parameters in the tables of the libraries.</summary>
internal static class ParameterDeclarations
{
    public static Parameter Any(string name) => Parameter.Required(name);

    public static Parameter AnyOptional(string name) => Parameter.Optional(name);

    public static Parameter AnyRemaining(string name) => Parameter.Variadic(name);

    public static Parameter Text(string name) => Parameter.Required(name, ParameterType.String);

    public static Parameter TextOptional(string name) => Parameter.Optional(name, ParameterType.String);

    public static Parameter Integer(string name) => Parameter.Required(name, ParameterType.Integer);

    public static Parameter IntegerOptional(string name, Value defaultValue = default) =>
        Parameter.Optional(name, ParameterType.Integer, defaultValue);

    public static Parameter Number(string name) => Parameter.Required(name, ParameterType.Number);

    public static Parameter FlagOptional(string name) => Parameter.Optional(name, ParameterType.Boolean, Value.False);

    public static Parameter List(string name) => Parameter.Required(name, ParameterType.List);

    public static Parameter Callback(string name) => Parameter.Required(name, ParameterType.Function);

    public static Parameter CallbackOptional(string name) => Parameter.Optional(name, ParameterType.Function);

    public static Parameter Date(string name) => Parameter.Required(name, ParameterType.Date);
}
