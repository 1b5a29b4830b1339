using System.Runtime.CompilerServices;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using SourceSpan = Scriban.Parsing.SourceSpan;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>Scriban's context for one render after another: what templates reach is the globals, the partials and the built-ins, and nothing of the
/// machine. One for each thread; after a template has failed it is of no more use.</summary>
/// <remarks>Machine code has no reflection, so every type that a template can meet has an accessor of ours.</remarks>
public sealed class RenderContext : TemplateContext, IDisposable
{
    /// <summary>Shorter texts are not counted.</summary>
    private const int ShortText = 4096;

    private const int MostKept = 4;

    /// <summary>How deep <c>object.eval</c> may nest.</summary>
    private const int MostTexts = 10;

    private readonly IPartials? _partials;
    private readonly RenderLimits _limits;
    private readonly Func<ParsedTemplate, object, string?>? _sharedText;
    private readonly Stack<SourceSpan> _includes = new();
    private readonly Stack<RenderOutput> _captures = new();

    /// <summary>The outputs of captured texts that are no strings yet.</summary>
    private readonly List<RenderOutput> _kept = [];
    private readonly Stack<RenderOutput> _free = new();
    private ImmutableArray<TemplateError> _includeChain = [];
    private Exception? _chainOf;
    private ScriptNode? _last;
    private ScriptNode? _writing;
    private readonly Dictionary<string, ScriptVariable> _argumentNames = new(StringComparer.Ordinal);
    private IScriptObject _globals = EmptyScriptObject.Default;
    private int _textDepth;
    private int _evaluations;
    private long _texts;
    private long _written;

    public RenderContext(RenderSettings settings)
        : base(Builtins.Create(settings))
    {
        _partials = settings.Partials;
        _limits = settings.Limits;
        _sharedText = settings.SharedText;
        Trace = settings.Trace;
        Text = new RenderOutput(this);
        BuiltinObject.TryGetValue(this, default, "date", out var dates);
        Dates = (DateFunctions)dates!;
        AutoIndent = settings.AutoIndent;
        LoopLimit = _limits.LoopSteps;
        RecursiveLimit = _limits.RecursionDepth;
        ObjectRecursionLimit = _limits.ObjectDepth;
        RegexTimeOut = _limits.RegexTimeout;
        // The package cuts off what is longer without a word; ours is an error before that.
        LimitToString = _limits.TextLength + 1;
        NewLine = "\n";
    }

    /// <summary>What the last render wrote.</summary>
    public RenderOutput Text { get; }

    internal RenderTrace? Trace { get; }

    internal DateFunctions Dates { get; }

    /// <summary>Renders a template into <see cref="Text"/>.</summary>
    /// <param name="template">Without errors.</param>
    /// <param name="globals">Takes what the template assigns, too.</param>
    /// <exception cref="TemplateException">The template fails, or passes a limit.</exception>
    public void Render(ParsedTemplate template, IScriptObject globals)
    {
        Begin(globals);
        try
        {
            if (template.HasErrors)
                throw Fault(template.Errors[0]);
            RunPage(template);
        }
        catch (ScriptRuntimeException exception)
        {
            throw new TemplateException(
                TemplateError.At(exception.Span, exception.OriginalMessage), ReferenceEquals(exception, _chainOf) ? _includeChain : [], exception);
        }
    }

    public override object? Evaluate(ScriptNode? scriptNode, bool aliasReturnedFunction)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_evaluations > _limits.Evaluations)
            throw Beyond(scriptNode, "the template takes too many steps");
        var result = base.Evaluate(scriptNode, aliasReturnedFunction);
        _last = scriptNode;
        if (result is string { Length: > ShortText } text)
            CountText(text, scriptNode);
        else if (result is BigInteger number && number.GetBitLength() > _limits.NumberBits)
            throw Beyond(scriptNode, "the number is too large");
        else if (result is ScriptArray array && array.Count > _limits.ListLength)
            throw Beyond(scriptNode, Invariant($"the list has more than {_limits.ListLength} items"));
        return result;
    }

    /// <summary>Writes what a statement gave, which is the last that was evaluated.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        var outer = _writing;
        _writing = _last;
        try
        {
            if (textAsObject is not CapturedText captured)
                return base.Write(span, textAsObject);
            // Texts that a template evaluates have an output of the package.
            if (Trace is not null || AutoIndent || !EnableOutput || Output is not RenderOutput output)
                return base.Write(span, captured.ToString());
            output.Write(captured);
            return this;
        }
        finally
        {
            _writing = outer;
        }
    }

    // The package does it by reflection.
    public override string? ObjectToString(object? value, bool nested = false)
    {
        if (value is KeyValuePair<string, object?> entry)
            (value, nested) = (MemberAccessors.ObjectOf(entry), true);
        return base.ObjectToString(value, nested);
    }

    public override string? GetTemplatePathFromName(string? templateName, ScriptNode? callerContext) => templateName;

    public void Dispose()
    {
        foreach (var output in _kept.Concat(_free).Concat(_captures).Append(Text))
            output.Dispose();
    }

    protected override IObjectAccessor? GetMemberAccessorImpl(object target) =>
        MemberAccessors.For(target) is { } accessor ? accessor
        : MemberAccessors.IsOfThePackage(target) ? base.GetMemberAccessorImpl(target)
        : throw new InvalidOperationException($"`{GetTypeName(target)}` has no members");

    /// <summary>What <c>include_join</c> asks for.</summary>
    protected override Template CreateTemplate(string templatePath, ScriptNode? callerContext) =>
        FindPartial(templatePath, callerContext?.Span ?? CurrentSpan).Template!;

    internal ParsedTemplate FindPartial(string name, SourceSpan caller)
    {
        if (_partials is null)
            throw new ScriptRuntimeException(caller, $"there is nothing to include `{name}` from");
        var found = _partials.Find(name, caller.FileName ?? "") ?? throw new ScriptRuntimeException(caller, $"there is no template `{name}` to include");
        return found.HasErrors ? throw Fault(found.Errors[0]) : found;
    }

    /// <summary>What a partial without arguments writes on this page and on others; null if it has to be run.</summary>
    internal string? SharedTextOf(ParsedTemplate template) => _sharedText?.Invoke(template, _globals);

    /// <summary>Runs a partial where it is included: it sees the caller's globals, and locals of its own.</summary>
    internal void RunIncluded(ParsedTemplate template, ScriptArray arguments, SourceSpan caller)
    {
        _includes.Push(caller);
        PushLocal();
        try
        {
            SetValue(ScriptVariable.Arguments, arguments, true, true);
            foreach (var name in arguments.GetMembers())
            {
                if (name != "size" && arguments.TryGetValue(this, caller, name, out var value))
                    SetValue(ArgumentNamed(name), value, false, true);
            }
            RunPage(template);
        }
        catch (ScriptRuntimeException exception) when (NoteChain(exception))
        {
            throw;
        }
        finally
        {
            PopLocal();
            _includes.Pop();
        }
    }

    /// <summary>What a name means that no template sets.</summary>
    internal object? Settled(string name) =>
        _globals.TryGetValue(this, default, name, out var value) || BuiltinObject.TryGetValue(this, default, name, out value) ? value : null;

    /// <summary>Runs a text that a template made.</summary>
    internal object? EvaluateText(Func<object?> evaluate)
    {
        if (++_textDepth > MostTexts)
            throw new ScriptRuntimeException(CurrentSpan, Invariant($"texts that are evaluated may be nested {MostTexts} deep"));
        try
        {
            return evaluate();
        }
        finally
        {
            _textDepth--;
        }
    }

    internal void BeginCapture()
    {
        if (!_free.TryPop(out var output))
            output = new RenderOutput(this);
        _captures.Push(output);
        Trace?.BeginCapture();
        PushOutput(output);
    }

    internal CapturedText EndCapture()
    {
        PopOutput();
        var output = _captures.Pop();
        var text = new CapturedText(output);
        Trace?.EndCapture(text.ToString());
        // A loop may capture any number of texts, so that only a few keep their output.
        if (Trace is null && output.Length > ShortText && _kept.Count < MostKept)
        {
            _kept.Add(output);
            return text;
        }
        text.ToString();
        output.Clear();
        _free.Push(output);
        return text;
    }

    /// <summary>A stretch of a text is about to be written at an offset of the current output.</summary>
    internal void NoteWriting(int at, string text, int offset, int count)
    {
        CountWriting(count);
        Trace?.Note(at, text, offset, _writing ?? CurrentNode);
    }

    internal void CountWriting(int count)
    {
        _written += count;
        if (_written > _limits.TextLength)
            throw Beyond(_writing ?? CurrentNode, Invariant($"the template writes more than {_limits.TextLength} characters"));
    }

    private void Begin(IScriptObject globals)
    {
        Reset();
        Tags.Clear();
        Dates.Forget();
        _includes.Clear();
        (_includeChain, _chainOf, _last, _writing) = ([], null, null, null);
        (_textDepth, _evaluations, _texts, _written) = (0, 0, 0, 0);
        Text.Clear();
        foreach (var output in _kept)
        {
            output.Clear();
            _free.Push(output);
        }
        _kept.Clear();
        _globals = globals;
        PushGlobal(globals);
        PushOutput(Text);
    }

    private void RunPage(ParsedTemplate template)
    {
        if (template.Page is { } page && Evaluate(page) is { } result)
            Write(page.Span, result);
    }

    private ScriptVariable ArgumentNamed(string name)
    {
        if (!_argumentNames.TryGetValue(name, out var variable))
            _argumentNames[name] = variable = ScriptVariable.Create(name, ScriptVariableScope.Local);
        return variable;
    }

    private void CountText(string text, ScriptNode? node)
    {
        _texts += text.Length;
        if (text.Length > _limits.TextLength)
            throw Beyond(node, Invariant($"the text is longer than {_limits.TextLength} characters"));
        if (_texts > _limits.AllTexts)
            throw Beyond(node, "the template makes too much text");
    }

    /// <summary>Always false, so that the exception goes on: only here the calls that led to it are still known.</summary>
    private bool NoteChain(Exception exception)
    {
        if (!ReferenceEquals(exception, _chainOf))
            (_chainOf, _includeChain) = (exception, [.. _includes.Select(span => TemplateError.At(span, ""))]);
        return false;
    }

    private static ScriptRuntimeException Fault(TemplateError error)
    {
        var place = new TextPosition(0, error.Line - 1, error.Column - 1);
        return new ScriptRuntimeException(new SourceSpan(error.Path, place, place), error.Message);
    }

    private static ScriptRuntimeException Beyond(ScriptNode? node, string message) => new(node?.Span ?? default, message);
}
