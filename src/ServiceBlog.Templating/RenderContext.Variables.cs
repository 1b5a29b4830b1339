using ServiceBlog.Templating.Parsing;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <content>Global variables: a stack of scopes, and the variables of the loops that run in each.</content>
public sealed partial class RenderContext
{
    // The place of the built-ins in the stack of scopes: above what the language itself defines.
    private const int BuiltinScope = 1;

    private Scope[] _scopes = new Scope[8];
    private LoopFrame?[] _loops = [];
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
    public Value GetGlobal(string name) => TryGetVariable(new MemberName(name), out var value) ? value : default;

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

    internal LoopFrame OpenLoop()
    {
        if (_loopTop == _loops.Length)
        {
            Array.Resize(ref _loops, Math.Max(4, _loopTop * 2));
        }

        return _loops[_loopTop++] ??= new LoopFrame();
    }

    internal void CloseLoop() => _loopTop--;

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
        var loopEnd = _loopTop;
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
    internal bool IsBuiltin(MemberName name, ScriptObject builtins)
    {
        if (!ReferenceEquals(builtins, _builtins) || _changedBuiltins is not null)
        {
            return false;
        }

        for (var index = 0; index < _loopTop; index++)
        {
            if ((_loops[index]!.Variable.NameBit & name.Bit) != 0 && _loops[index]!.Variable.Name == name.Text)
            {
                return false;
            }
        }

        for (var index = _scopeTop; index > BuiltinScope; index--)
        {
            if (_scopes[index].Object is ScriptObject scope && !scope.MayHave(name))
            {
                continue;
            }

            if (ScriptObject.TryGetMember(_scopes[index].Object, name, out _))
            {
                return false;
            }
        }

        return true;
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
