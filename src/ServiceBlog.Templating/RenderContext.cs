using ServiceBlog.Templating.Builtins;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <summary>
/// The state of one render: variables, output, limits. Not safe for concurrent use; after <see cref="Reset"/> it
/// serves the next render without allocating anew.
/// </summary>
/// <remarks>
/// Partial by concern: variables (<c>Variables</c>), members and items (<c>Members</c>), calls and templates
/// (<c>Calls</c>), output and limits (<c>Output</c>).
/// </remarks>
public sealed partial class RenderContext : IDisposable
{
    private readonly ScriptObject _builtins;
    private ScriptObject _variables = new();

    /// <param name="globals">The model, read-only for templates: what they assign lies over it in this context.</param>
    /// <param name="builtins">The functions below the model; null means <see cref="StandardLibrary.Globals"/>.</param>
    public RenderContext(ITemplateObject? globals = null, ScriptObject? builtins = null)
    {
        _builtins = builtins ?? StandardLibrary.Globals;
        Reset(globals);
    }

    /// <summary>Where the render writes.</summary>
    public OutputBuffer Output { get; } = new();

    /// <summary>Resolves <c>include</c>; without one, <c>include</c> is an error.</summary>
    public ITemplateLoader? Loader { get; set; }

    public RenderLimits Limits { get; init; } = RenderLimits.Default;

    /// <summary>
    /// Indents what a code block prints as far as the block itself is indented (language reference, section 1.5).
    /// </summary>
    public bool AutoIndent { get; set; } = true;

    /// <summary>Notes what wrote which part of the output; null, as it mostly is, costs nothing.</summary>
    public RenderTrace? Trace { get; set; }

    /// <summary>Makes an unknown variable an error instead of null.</summary>
    public bool StrictVariables { get; set; }

    /// <summary>What <c>date.now</c> returns; without a clock it is an error.</summary>
    public Func<DateTimeOffset>? Clock { get; set; }

    /// <summary>What <c>math.random</c> and <c>math.uuid</c> draw from; without it they are an error.</summary>
    public Random? Random { get; set; }

    /// <summary>The functions below the model.</summary>
    internal ScriptObject Builtins => _builtins;

    internal ArgumentStack Arguments { get; } = new();

    /// <summary>Forgets everything of the last render and takes a new model; settings stay.</summary>
    public void Reset(ITemplateObject? globals = null)
    {
        Output.Clear();
        Arguments.Clear();
        _state.Clear();
        _blocks.Clear();
        _changedBuiltins = null;
        foreach (var loop in _loops)
        {
            loop?.Clear();
        }

        foreach (var frame in _frames)
        {
            frame?.Clear();
        }

        _loopTop = 0;
        _loopNameBits = 0;
        _frameTop = -1;
        _callDepth = 0;
        _steps = 0;
        _site = null;
        ReturnValue = default;
        EvaluatedValue = default;
        IsEvaluating = false;

        if (_isVariablesKept)
        {
            _variables = new ScriptObject();
            _isVariablesKept = false;
        }

        _variables.Clear();
        _variables.Fallback = globals;
        _scopeTop = -1;
        OpenScope(LanguageGlobals.Instance);
        OpenScope(_builtins);
        OpenScope(_variables);
    }

    public void Dispose() => Output.Dispose();
}
