using System.Diagnostics.CodeAnalysis;
using ServiceBlog.Templating.Builtins;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <summary>
/// The state of one render: variables, output, limits. Not safe for concurrent use; after <see cref="Reset"/> it
/// serves the next render without allocating anew.
/// </summary>
public sealed partial class RenderContext : IDisposable
{
    private readonly ScriptObject _builtins;

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

    /// <summary>Makes an unknown variable an error instead of null.</summary>
    public bool StrictVariables { get; set; }

    /// <summary>What <c>date.now</c> returns; without a clock it is an error.</summary>
    public Func<DateTimeOffset>? Clock { get; set; }

    /// <summary>What <c>math.random</c> and <c>math.uuid</c> draw from; without it they are an error.</summary>
    public Random? Random { get; set; }

    internal ArgumentStack Arguments { get; } = new();

    /// <summary>Forgets everything of the last render and takes a new model; settings stay.</summary>
    public void Reset(ITemplateObject? globals = null) => Output.Clear();

    /// <summary>Reads a global variable as a template would; null if there is none.</summary>
    public Value GetGlobal(string name) => throw new NotImplementedException();

    /// <summary>Sets a global variable above the model.</summary>
    public void SetGlobal(string name, Value value) => throw new NotImplementedException();

    /// <summary>Calls a function a template passed, as <c>array.each</c> does.</summary>
    public Value Call(Function function, params ReadOnlySpan<Value> arguments) => throw new NotImplementedException();

    /// <summary>
    /// Runs a template in the current scope and returns its last value unprinted, as <c>object.eval</c> does; parse
    /// the text with <see cref="ParserOptions.IsScriptOnly"/>.
    /// </summary>
    public Value Evaluate(Template script) => throw new NotImplementedException();

    /// <summary>Runs a template in the current scope and returns what it printed, as <c>object.eval_template</c> does.</summary>
    public string RenderToString(Template template) => throw new NotImplementedException();

    /// <summary>Reads a member of an object or list as <c>target.name</c> does, <c>size</c> and changed built-ins included.</summary>
    public Value GetMember(in Value target, string name) => throw new NotImplementedException();

    /// <summary>Prints a value as <c>{{ value }}</c> would, with the date format the template chose.</summary>
    public string Format(in Value value) => ValueFormatter.Format(value, this);

    /// <summary>Counts one step of a loop in a built-in function against <see cref="RenderLimits.LoopSteps"/>.</summary>
    public void CountStep()
    {
    }

    /// <summary>Reports a string about to be built if it is longer than <see cref="RenderLimits.StringLength"/>.</summary>
    public void CheckStringLength(long length)
    {
    }

    /// <summary>State a built-in function keeps during one render, such as the positions of <c>array.cycle</c>.</summary>
    public T GetState<T>()
        where T : class, new() => throw new NotImplementedException();

    /// <summary>An error at the position of the running call, to be thrown.</summary>
    public TemplateException Error(string message) => throw new NotImplementedException();

    public void Dispose() => Output.Dispose();

    internal CallSite? EnterBuiltin(CallSite site) => site;

    internal void LeaveBuiltin(CallSite? caller)
    {
    }

    internal bool TryFormatDate(in Value date, [NotNullWhen(true)] out string? text)
    {
        text = null;
        return false;
    }
}
