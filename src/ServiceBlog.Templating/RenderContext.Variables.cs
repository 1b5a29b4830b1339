using ServiceBlog.Templating.Compilation;
using ServiceBlog.Templating.Parsing;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <content>Global variables: a stack of scopes, and the variables of the loops that run in each.</content>
public sealed partial class RenderContext
{
    // The place of the template's variables and the model in the stack of scopes: above the built-ins.
    private const int VariableScope = 2;

    private Scope[] _scopes = new Scope[8];
    private LoopFrame?[] _loops = [];

    // The bits of the names of all running loops' variables.
    private ulong _loopNameBits;
    private bool _isVariablesKept;
    private int _scopeTop;
    private int _loopTop;

    /// <summary>The object assignments go to.</summary>
    internal ITemplateObject CurrentObject => _scopes[_scopeTop].Object;

    /// <summary>The same as the value <c>this</c>, which a template may keep.</summary>
    internal ITemplateObject This
    {
        get
        {
            _isVariablesKept |= ReferenceEquals(CurrentObject, _variables);
            return CurrentObject;
        }
    }

    internal bool IsInLoop => _loopTop > 0;

    /// <summary>Reads a global variable as a template would; null if there is none.</summary>
    public Value GetGlobal(string name) => GetGlobal(new MemberName(name));

    internal Value GetGlobal(MemberName name) => TryGetVariable(name, out var value) ? value : default;

    /// <summary>Sets a global variable above the model.</summary>
    public void SetGlobal(string name, Value value) => _variables.Set(name, value);

    internal void OpenScope(ITemplateObject variables)
    {
        if (++_scopeTop == _scopes.Length)
        {
            Array.Resize(ref _scopes, _scopeTop * 2);
        }

        _scopes[_scopeTop] = new Scope(variables, _loopTop);
    }

    internal void CloseScope() => _scopes[_scopeTop--] = default;

    /// <summary>Opens a loop, to be entered.</summary>
    internal LoopFrame OpenLoop(LoopVariable variable)
    {
        if (_loopTop == _loops.Length)
        {
            Array.Resize(ref _loops, Math.Max(4, _loopTop * 2));
        }

        var loop = _loops[_loopTop++] ??= new LoopFrame();
        loop.OuterNameBits = _loopNameBits;
        _loopNameBits |= variable.NameBit;
        return loop;
    }

    internal void CloseLoop() => _loopNameBits = _loops[--_loopTop]!.OuterNameBits;

    /// <summary>The loop at a depth the compiler knows, counted within the running page or function.</summary>
    internal LoopFrame LoopAt(int depth) => _loops[Frame.LoopBase + depth]!;

    internal LoopFrame? FindLoop(string kind)
    {
        for (var index = _loopTop - 1; index >= 0; index--)
        {
            var loop = _loops[index]!;
            if (loop.Kind == kind)
            {
                return loop;
            }
        }

        return null;
    }

    internal bool TryGetVariable(MemberName name, out Value value)
    {
        var loopEnd = (_loopNameBits & name.Bit) == 0 ? 0 : _loopTop;
        for (var index = _scopeTop; index >= 0; index--)
        {
            ref readonly var scope = ref _scopes[index];
            while (loopEnd > scope.LoopBase)
            {
                var loop = _loops[--loopEnd]!;
                if ((loop.Variable.NameBit & name.Bit) != 0 && loop.Variable.Name == name.Text)
                {
                    value = loop.Item;
                    return true;
                }
            }

            if (ScriptObject.TryGetMember(scope.Object, name, out value))
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>
    /// Whether the name, which these built-ins have, means theirs here: no variable has taken it, and no template has
    /// changed them.
    /// </summary>
    internal bool IsBuiltin(MemberName name, ScriptObject builtins) =>
        ReferenceEquals(builtins, _builtins) && _changedBuiltins is null && (IsSurelyFree(name) || !IsTaken(name));

    /// <summary>Whether no variable has the name, as far as that can be told at a glance.</summary>
    private bool IsSurelyFree(MemberName name) =>
        _scopeTop == VariableScope && (_loopNameBits & name.Bit) == 0 && !_variables.MayHave(name);

    private bool IsTaken(MemberName name)
    {
        for (var index = 0; index < _loopTop; index++)
        {
            if (_loops[index]!.Variable is { IsLocal: false } variable && variable.Name == name.Text)
            {
                return true;
            }
        }

        for (var index = _scopeTop; index >= VariableScope; index--)
        {
            if (ScriptObject.TryGetMember(_scopes[index].Object, name, out _))
            {
                return true;
            }
        }

        return false;
    }

    internal void SetVariable(string name, in Value value, SourceText source, SourceSpan span)
    {
        for (var index = _scopeTop; index >= 0; index--)
        {
            if (_scopes[index].Object is ScriptObject scope && IsReadOnly(scope, name))
            {
                var kind = scope.IsFrozen ? "builtin readonly" : "readonly";
                throw source.Exception(span, $"Cannot set the {kind} variable `{name}`");
            }
        }

        if (CurrentObject is not ScriptObject { IsFrozen: false } target)
        {
            throw source.Exception(span, $"Cannot set the variable `{name}`: the current object belongs to the model");
        }

        target.Set(name, value);
    }

    internal void MakeReadOnly(string name)
    {
        if (CurrentObject is ScriptObject { IsFrozen: false } target)
        {
            target.SetReadOnly(name);
        }
    }

    /// <summary>A local variable read by name, for a block that runs in the frame of the function it was passed to.</summary>
    internal Value GetLocal(string name)
    {
        for (var index = _loopTop - 1; index >= Frame.LoopBase; index--)
        {
            var loop = _loops[index]!;
            if (loop.Variable.IsLocal && string.Equals(loop.Variable.Name, name, StringComparison.Ordinal))
            {
                return loop.Item;
            }
        }

        return Frame.GetLocal(name);
    }

    private bool IsReadOnly(ScriptObject scope, string name) => ReferenceEquals(scope, _builtins)
        ? scope.Contains(name)
        : scope.IsReadOnly(name);
}
