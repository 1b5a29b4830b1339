using System.Collections.Immutable;

namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// <c>include name arguments…</c>: runs another template in the caller's scope, with local variables of its own.
/// Inside it <c>$0</c> is its name and <c>$1</c> the first argument.
/// </summary>
internal sealed class IncludeFunction : Function
{
    private IncludeFunction()
        : base("include", [Parameter.Required("name"), Parameter.Variadic("arguments")])
    {
    }

    public static IncludeFunction Instance { get; } = new();

    internal override Value Invoke(RenderContext context, CallSite site, int start, int count)
    {
        var mark = context.Output.Length;
        Render(context, site, start, count);
        return context.CutOutput(mark);
    }

    internal override void InvokeAndPrint(RenderContext context, CallSite site, int start, int count) =>
        Render(context, site, start, count);

    public static void Render(RenderContext context, CallSite site, int start, int count)
    {
        if (count - site.ArgumentNames.Length == 0)
        {
            throw site.Error("Invalid number of arguments `0` passed to `include` while expecting at least `1` arguments");
        }

        var name = context.Arguments[start];
        var template = Load(context, name, site);
        TemplateException? failure = null;
        try
        {
            context.RunTemplate(template, start, count, site.ArgumentNames);
        }
        catch (TemplateException error)
        {
            failure = error;
        }

        // Thrown in there, it would keep the stack of all included templates, and a cycle would overflow a small one.
        if (failure is not null)
        {
            throw WithCaller(failure, site);
        }
    }

    public static Template Load(RenderContext context, in Value name, CallSite site)
    {
        var text = context.Format(name);
        if (text.Length == 0)
        {
            throw site.Error("The name of the template to include is null or empty");
        }

        if (context.Loader is not { } loader)
        {
            throw site.Error($"Unable to include `{text}`: there is no template loader");
        }

        var template = loader.Load(text)
            ?? throw site.Error($"The template `{text}` to include was not found");
        return template.HasErrors
            ? throw WithCaller(new TemplateException(template.Errors[0]), site)
            : template;
    }

    private static TemplateException WithCaller(TemplateException error, CallSite site)
    {
        ImmutableArray<TemplateError> chain = [.. error.IncludeChain, site.Source.Error(site.Span, "included here")];
        return new TemplateException(error.Error, chain, error);
    }
}
