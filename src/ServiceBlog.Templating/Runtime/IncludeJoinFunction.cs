namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// <c>include_join names separator begin? end?</c>: includes several templates; a separator or delimiter that
/// starts with <c>tpl:</c> names a template as well. Nothing at all comes of templates that print nothing.
/// </summary>
internal sealed class IncludeJoinFunction : Function
{
    private const string TemplatePrefix = "tpl:";

    private IncludeJoinFunction()
        : base("include_join",
        [
            Parameter.Required("names", ParameterType.List),
            Parameter.Required("separator", ParameterType.String),
            Parameter.Optional("begin", ParameterType.String),
            Parameter.Optional("end", ParameterType.String),
        ])
    {
    }

    public static IncludeJoinFunction Instance { get; } = new();

    internal override Value Invoke(RenderContext context, CallSite site, int start, int count)
    {
        var arguments = ArgumentBinder.Bind(this, context, site, start, count);
        var mark = context.Output.Length;
        var names = arguments.GetList(0);
        for (var index = 0; index < (names?.Count ?? 0); index++)
        {
            if (index > 0)
            {
                Append(context, site, arguments[1]);
            }

            context.CountStep();
            Include(context, site, names![index]);
        }

        var body = context.CutOutput(mark);
        if (body.Length == 0)
        {
            return body;
        }

        Append(context, site, arguments[2]);
        context.Output.Append(body);
        Append(context, site, arguments[3]);
        return context.CutOutput(mark);
    }

    private static void Append(RenderContext context, CallSite site, in Value value)
    {
        if (!value.TryGetString(out var text))
        {
            return;
        }

        if (text.StartsWith(TemplatePrefix, StringComparison.Ordinal))
        {
            Include(context, site, text[TemplatePrefix.Length..]);
        }
        else
        {
            context.Output.Append(text);
        }
    }

    private static void Include(RenderContext context, CallSite site, in Value name)
    {
        var start = context.Arguments.Top;
        context.Arguments.Push(name);
        IncludeFunction.Load(context, name, site);
        IncludeFunction.Render(context, site.Callback, start, 1);
        context.Arguments.Release(start);
    }
}
