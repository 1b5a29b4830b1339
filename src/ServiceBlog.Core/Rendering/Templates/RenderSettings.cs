namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>What a <see cref="RenderContext"/> is made with.</summary>
public sealed record RenderSettings
{
    /// <summary>What <c>include</c> finds; null means nothing.</summary>
    public IPartials? Partials { get; init; }

    /// <summary>In which the dates are that templates read.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether templates may ask for the time and for random numbers.</summary>
    public bool AsksMachine { get; init; }

    /// <summary>Whether what stands on an indented line is indented as far.</summary>
    public bool AutoIndent { get; init; } = true;

    /// <summary>Notes what wrote which part of the text, of one render; null, as it mostly is, costs nothing.</summary>
    public RenderTrace? Trace { get; init; }

    /// <summary>The text of a partial on every page that has these globals; null where there is none.</summary>
    internal Func<ParsedTemplate, object, string?>? SharedText { get; init; }

    public RenderLimits Limits { get; init; } = RenderLimits.Default;
}

/// <summary>Bounds on one render. None is silent: a render that passes one ends with a <see cref="TemplateException"/> at the place that did it.</summary>
public sealed record RenderLimits
{
    public static RenderLimits Default { get; } = new();

    /// <summary>Steps of a loop and of all loops within it.</summary>
    public int LoopSteps { get; init; } = 1_000_000;

    /// <summary>Depth of nested calls and includes.</summary>
    public int RecursionDepth { get; init; } = 100;

    /// <summary>Length of any one text that a template builds, and of all that it writes, in UTF-16 units.</summary>
    public int TextLength { get; init; } = 64 * 1024 * 1024;

    /// <summary>Items of any one list that a template builds.</summary>
    public int ListLength { get; init; } = 1_000_000;

    /// <summary>Depth to which nested lists and objects are printed or converted.</summary>
    public int ObjectDepth { get; init; } = 20;

    /// <summary>Time that one match of a regular expression may take.</summary>
    public TimeSpan RegexTimeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Expressions and statements that are evaluated.</summary>
    public int Evaluations { get; init; } = 200_000_000;

    /// <summary>Length of all texts that expressions gave, in UTF-16 units.</summary>
    public long AllTexts { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Bits of a whole number.</summary>
    public int NumberBits { get; init; } = 1 << 20;
}
