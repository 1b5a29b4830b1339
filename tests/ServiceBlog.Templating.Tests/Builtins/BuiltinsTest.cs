namespace ServiceBlog.Templating.Tests.Builtins;

/// <summary>Renders whole templates with a clock that stands still and randomness that repeats itself.</summary>
public abstract class BuiltinsTest
{
    protected static readonly DateTimeOffset Now = new(2013, 9, 12, 22, 49, 27, TimeSpan.FromHours(5.5));

    protected static string Render(string template, ScriptObject? model = null, RenderLimits? limits = null)
    {
        using var context = new RenderContext(model)
        {
            Clock = () => Now,
            Random = new Random(1),
            Limits = limits ?? RenderLimits.Default,
        };
        Template.Parse(template, "test").Render(context);
        return context.Output.ToString();
    }

    protected static string ErrorOf(string template, RenderLimits? limits = null) =>
        Should.Throw<TemplateException>(() => Render(template, limits: limits)).Message;
}
