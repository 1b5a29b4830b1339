namespace ServiceBlog.Templating;

/// <summary>
/// Bounds on one render. None is silent: a render that passes one ends with a <see cref="TemplateException"/>
/// at the position that did it.
/// </summary>
public sealed record RenderLimits
{
    public static RenderLimits Default { get; } = new();

    /// <summary>Steps of all loops of one render together.</summary>
    public int LoopSteps { get; init; } = 1_000_000;

    /// <summary>Depth of nested calls and includes.</summary>
    public int RecursionDepth { get; init; } = 100;

    /// <summary>Length of the whole output in UTF-16 units.</summary>
    public int OutputLength { get; init; } = 128 * 1024 * 1024;

    /// <summary>Length of any one string a template builds, in UTF-16 units.</summary>
    public int StringLength { get; init; } = 16 * 1024 * 1024;

    /// <summary>Depth to which nested lists and objects are printed or converted.</summary>
    public int ObjectDepth { get; init; } = 20;

    /// <summary>Time one match of a regular expression may take.</summary>
    public TimeSpan RegexTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Length of a regular expression in UTF-16 units: to prepare one takes microseconds a character.</summary>
    public int RegexLength { get; init; } = 64 * 1024;
}
