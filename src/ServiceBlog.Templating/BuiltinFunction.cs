using System.Collections.Immutable;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <summary>
/// A function written in C#. It declares its parameters; the engine binds positional and named arguments to them,
/// fills in defaults, converts, and reports what does not fit, each at its position.
/// </summary>
/// <example><code>
/// new BuiltinFunction("string.append",
///     [Parameter.Required("text", ParameterType.String), Parameter.Required("with", ParameterType.String)],
///     (in CallArguments arguments, RenderContext context) => arguments.GetString(0) + arguments.GetString(1))
/// </code></example>
public sealed class BuiltinFunction : Function
{
    private readonly BuiltinBody _body;

    public BuiltinFunction(string name, ImmutableArray<Parameter> parameters, BuiltinBody body)
        : base(name, parameters) => _body = body;

    internal override Value Invoke(RenderContext context, CallSite site, int start, int count)
    {
        var caller = context.EnterBuiltin(site);
        try
        {
            var bound = ArgumentBinder.Bind(this, context, site, start, count);
            return _body(bound, context);
        }
        catch (Exception error) when (error is not TemplateException)
        {
            throw site.Source.Exception(site.Span, $"The call of `{Name}` failed: {error.Message}", error);
        }
        finally
        {
            context.LeaveBuiltin(caller);
        }
    }
}
