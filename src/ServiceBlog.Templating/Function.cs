using System.Collections.Immutable;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <summary>
/// Something a template can call: a <see cref="BuiltinFunction"/> of the host or a function the template defined.
/// </summary>
public abstract class Function
{
    private protected Function(string name, ImmutableArray<Parameter> parameters)
    {
        Name = name;
        Parameters = parameters;
        IsVariadic = parameters.Length > 0 && parameters[^1].IsVariadic;
        RequiredCount = parameters.Count(parameter => !parameter.IsOptional);
    }

    /// <summary>The full name, as messages show it (<c>string.slice</c>); empty for an anonymous function.</summary>
    public string Name { get; }

    public ImmutableArray<Parameter> Parameters { get; }

    /// <summary>The last parameter takes any number of arguments.</summary>
    public bool IsVariadic { get; }

    /// <summary>The number of parameters that are not optional.</summary>
    public int RequiredCount { get; }

    public override string ToString() => Name;

    /// <summary>
    /// Calls the function with the top <paramref name="count"/> values of the argument stack, which the caller
    /// releases. The last <c>site.ArgumentNames.Length</c> of them are named.
    /// </summary>
    internal abstract Value Invoke(RenderContext context, CallSite site, int start, int count);

    /// <summary>Calls the function where its result is printed, which can spare that result.</summary>
    internal virtual void InvokeAndPrint(RenderContext context, CallSite site, int start, int count) =>
        context.Append(Invoke(context, site, start, count));
}
