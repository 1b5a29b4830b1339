using System.Runtime.CompilerServices;
using ServiceBlog.Templating.Compilation;
using ServiceBlog.Templating.Runtime;
using CallSite = ServiceBlog.Templating.Runtime.CallSite;

namespace ServiceBlog.Templating;

/// <content>Calls of functions and runs of templates.</content>
public sealed partial class RenderContext
{
    private readonly Stack<Executor> _blocks = new();
    private LocalFrame?[] _frames = [];
    private int _frameTop;
    private int _callDepth;
    private CallSite? _site;

    /// <summary>The local variables of the running page or function.</summary>
    internal LocalFrame Frame { get; private set; } = new();

    /// <summary>What <c>ret</c> returned.</summary>
    internal Value ReturnValue { get; set; }

    /// <summary>Expression statements keep their value in <see cref="EvaluatedValue"/> instead of printing it.</summary>
    internal bool IsEvaluating { get; private set; }

    internal Value EvaluatedValue { get; set; }

    /// <summary>Calls a function a template passed, as <c>array.each</c> does.</summary>
    public Value Call(Function function, params ReadOnlySpan<Value> arguments)
    {
        if (_site is not { } site)
        {
            throw new InvalidOperationException("A template function can only be called during a call from a template.");
        }

        var start = Arguments.Top;
        foreach (var argument in arguments)
        {
            Arguments.Push(argument);
        }

        var result = Invoke(function, site.Callback, start, arguments.Length);
        Arguments.Release(start);
        return result;
    }

    /// <summary>
    /// Runs a template in the current scope and returns its last value unprinted, as <c>object.eval</c> does; parse
    /// the text with <see cref="ParserOptions.IsScriptOnly"/>.
    /// </summary>
    public Value Evaluate(Template script)
    {
        ThrowIfFaulty(script);
        var (wasEvaluating, mark) = (IsEvaluating, Output.Length);
        (IsEvaluating, EvaluatedValue) = (true, default);
        var isOutermost = _frameTop < 0;
        if (isOutermost)
        {
            EnterFrame(script.Unit, 0, 0, []);
        }

        script.Unit.Body.Execute(this);
        if (isOutermost)
        {
            LeaveFrame();
        }

        IsEvaluating = wasEvaluating;
        Output.Truncate(mark);
        var returned = TakeReturnValue();
        return returned.IsNull ? EvaluatedValue : returned;
    }

    /// <summary>Runs a template in the current scope and returns what it printed, as <c>object.eval_template</c> does.</summary>
    public string RenderToString(Template template)
    {
        var mark = Output.Length;
        RunTemplate(template, Arguments.Top, 0, []);
        return CutOutput(mark);
    }

    /// <summary>State a built-in function keeps during one render, such as the positions of <c>array.cycle</c>.</summary>
    public T GetState<T>()
        where T : class, new()
    {
        if (!_state.TryGetValue(typeof(T), out var state))
        {
            state = new T();
            _state.Add(typeof(T), state);
        }

        return (T)state;
    }

    /// <summary>An error at the position of the running call, to be thrown.</summary>
    public TemplateException Error(string message) =>
        _site?.Error(message) ?? new TemplateException(new TemplateError("", 1, 1, message));

    internal Value Invoke(Function function, CallSite site, int start, int count)
    {
        EnterCall(function, site);
        try
        {
            var result = function.Invoke(this, site, start, count);
            _callDepth--;
            return result;
        }
        catch (EvaluationException error)
        {
            throw site.Source.Exception(site.Span, error.Message, error);
        }
    }

    /// <summary>The value, or, if it is a function and to be called, what that returns.</summary>
    internal Value Called(Value value, CallSite? call) =>
        call is not null && value.AsFunction is { } function ? Invoke(function, call, Arguments.Top, 0) : value;

    internal void InvokeAndPrint(Function function, CallSite site, int start, int count)
    {
        EnterCall(function, site);
        try
        {
            function.InvokeAndPrint(this, site, start, count);
            _callDepth--;
        }
        catch (EvaluationException error)
        {
            throw site.Source.Exception(site.Span, error.Message, error);
        }
    }

    /// <inheritdoc cref="BuiltinFunction.Invoke(RenderContext, CallSite, Span{Value}, int, int)"/>
    internal Value Invoke(BuiltinFunction function, CallSite site, Span<Value> buffer, int count, int unbound)
    {
        EnterCall(function, site);
        var result = function.Invoke(this, site, buffer, count, unbound);
        _callDepth--;
        return result;
    }

    /// <inheritdoc cref="BuiltinFunction.Print"/>
    internal void InvokeAndPrint(
        BuiltinFunction function, CallSite site, Span<Value> buffer, int count, int unbound)
    {
        EnterCall(function, site);
        function.Print(this, site, buffer, count, unbound);
        _callDepth--;
    }

    /// <summary>Calls a function that has a <see cref="BuiltinFunction.Filter"/> to print a text.</summary>
    internal void PrintFiltered(BuiltinFunction function, TextFilter filter, CallSite site, string text)
    {
        EnterCall(function, site);
        var start = Output.Length;
        filter.Write(text, Output);
        CheckPrintedLength(site, start);
        _callDepth--;
    }

    /// <summary>The same with what was printed since <paramref name="start"/>.</summary>
    internal void FilterPrinted(BuiltinFunction function, TextFilter filter, CallSite site, int start)
    {
        EnterCall(function, site);
        filter.Rewrite(Output, start);
        CheckPrintedLength(site, start);
        _callDepth--;
    }

    internal CallSite? EnterBuiltin(CallSite site)
    {
        var caller = _site;
        _site = site;
        return caller;
    }

    internal void LeaveBuiltin(CallSite? caller)
    {
        // Mostly there is none, and to write null needs no write barrier.
        if (caller is null)
        {
            _site = null;
        }
        else
        {
            _site = caller;
        }
    }

    private void EnterCall(Function function, CallSite site)
    {
        // What a built-in function calls back in its turn looks at the stack again.
        if (++_callDepth > Limits.RecursionDepth
            || (function is not BuiltinFunction && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            throw site.Error($"Exceeding the limit of `{Text(Limits.RecursionDepth)}` nested calls");
        }
    }

    internal void EnterFrame(CodeUnit unit, int argumentStart, int argumentCount, string[] argumentNames)
    {
        if (++_frameTop == _frames.Length)
        {
            Array.Resize(ref _frames, Math.Max(4, _frameTop * 2));
        }

        Frame = _frames[_frameTop] ??= new LocalFrame();
        Frame.Enter(unit, _loopTop, Arguments, argumentStart, argumentCount, argumentNames);
    }

    internal void LeaveFrame()
    {
        _frameTop--;
        if (_frameTop >= 0)
        {
            Frame = _frames[_frameTop]!;
        }
    }

    internal Value TakeReturnValue()
    {
        var value = ReturnValue;
        ReturnValue = default;
        return value;
    }

    /// <summary>Runs a template and prints what it returns.</summary>
    internal void RunTemplate(Template template, int argumentStart, int argumentCount, string[] argumentNames)
    {
        ThrowIfFaulty(template);
        var wasEvaluating = IsEvaluating;
        IsEvaluating = false;
        EnterFrame(template.Unit, argumentStart, argumentCount, argumentNames);
        Frame.PromoteNamedArguments();
        ReturnValue = default;
        template.Unit.Body.Execute(this);
        LeaveFrame();
        IsEvaluating = wasEvaluating;
        AppendReturned(template);
    }

    private static void ThrowIfFaulty(Template template)
    {
        if (template.HasErrors)
        {
            throw new TemplateException(template.Errors[0]);
        }
    }

    private void AppendReturned(Template template)
    {
        try
        {
            Append(TakeReturnValue());
        }
        catch (EvaluationException error)
        {
            throw new TemplateException(new TemplateError(template.Path, 1, 1, error.Message), cause: error);
        }
    }

    internal void PushBlock(Executor block) => _blocks.Push(block);

    internal void PopBlock() => _blocks.Pop();

    /// <summary>Runs the innermost block a <c>wrap</c> passed; within it <c>$$</c> is the block around that one.</summary>
    internal void RunBlock()
    {
        if (_blocks.TryPop(out var block))
        {
            // A block has nothing to return to: its `ret` ends the block.
            block.Execute(this);
            ReturnValue = default;
            _blocks.Push(block);
        }
    }
}
