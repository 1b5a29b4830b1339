using ServiceBlog.Templating.Compilation;

namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// The local variables and arguments of a running page or function. Frames are kept by the context and used again;
/// the compiler addresses locals by slot, a block passed to <c>wrap</c> by name.
/// </summary>
internal sealed class LocalFrame
{
    private Value[] _slots = [];
    private string[] _names = [];
    private Dictionary<string, Value>? _others;
    private HashSet<string>? _readOnlyNames;
    private ArgumentStack? _stack;
    private string[] _argumentNames = [];
    private int _argumentStart;
    private int _argumentCount;
    private ScriptArray? _arguments;
    private bool _isPromoted;

    /// <summary>The number of loops that were running when the frame was entered.</summary>
    public int LoopBase { get; private set; }

    public ref Value this[int slot] => ref _slots[slot];

    public void Enter(
        CodeUnit unit, int loopBase, ArgumentStack stack, int argumentStart, int argumentCount, string[] argumentNames)
    {
        _names = unit.LocalNames;
        if (_slots.Length < _names.Length)
        {
            _slots = new Value[_names.Length];
        }
        else
        {
            Array.Clear(_slots, 0, _names.Length);
        }

        _others?.Clear();
        _readOnlyNames = null;
        _stack = stack;
        _argumentStart = argumentStart;
        _argumentCount = argumentCount;
        _argumentNames = argumentNames;
        _arguments = null;
        _isPromoted = false;
        LoopBase = loopBase;
    }

    /// <summary>Drops the values of the last use.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        _others = null;
        _readOnlyNames = null;
        _arguments = null;
    }

    public bool IsReadOnly(string name) => _readOnlyNames is not null && _readOnlyNames.Contains(name);

    public void MakeReadOnly(string name) =>
        (_readOnlyNames ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    public Value GetArgument(int index)
    {
        if (_arguments is not null)
        {
            return index < _arguments.Count ? _arguments[index] : default;
        }

        return index < _argumentCount - _argumentNames.Length ? _stack![_argumentStart + index] : default;
    }

    /// <summary>
    /// The member of the array <c>$</c> where it is a named argument or null: partials are read that way, and need no
    /// array for it.
    /// </summary>
    public bool TryGetNamedArgument(string name, out Value value)
    {
        value = default;
        if (_arguments is not null)
        {
            return false;
        }

        // Of two arguments of the same name the last one counts.
        for (var index = _argumentNames.Length - 1; index >= 0; index--)
        {
            if (string.Equals(_argumentNames[index], name, StringComparison.Ordinal))
            {
                value = NamedArgument(index);
                return true;
            }
        }

        return name is not ("size" or "empty?");
    }

    /// <summary>The array <c>$</c>; named arguments are its properties.</summary>
    public ScriptArray GetArguments()
    {
        if (_arguments is not null)
        {
            return _arguments;
        }

        var positional = _argumentCount - _argumentNames.Length;
        _arguments = new ScriptArray(positional);
        for (var index = 0; index < positional; index++)
        {
            _arguments.Add(_stack![_argumentStart + index]);
        }

        for (var index = 0; index < _argumentNames.Length; index++)
        {
            _arguments.SetProperty(_argumentNames[index], NamedArgument(index));
        }

        return _arguments;
    }

    /// <summary>
    /// Makes the named arguments local variables as well, as <c>include</c> does. Those that have no slot are left where
    /// they are until somebody asks for one by name.
    /// </summary>
    public void PromoteNamedArguments()
    {
        _isPromoted = true;
        for (var index = 0; index < _argumentNames.Length; index++)
        {
            var slot = Array.IndexOf(_names, _argumentNames[index]);
            if (slot >= 0)
            {
                _slots[slot] = NamedArgument(index);
            }
        }
    }

    public Value GetLocal(string name)
    {
        var slot = Array.IndexOf(_names, name);
        if (slot >= 0)
        {
            return _slots[slot];
        }

        if (_others is not null && _others.TryGetValue(name, out var value))
        {
            return value;
        }

        var argument = _isPromoted ? Array.LastIndexOf(_argumentNames, name) : -1;
        return argument < 0 ? default : NamedArgument(argument);
    }

    public void SetLocal(string name, in Value value)
    {
        var slot = Array.IndexOf(_names, name);
        if (slot >= 0)
        {
            _slots[slot] = value;
        }
        else
        {
            (_others ??= new Dictionary<string, Value>(StringComparer.Ordinal))[name] = value;
        }
    }

    private Value NamedArgument(int index) => _stack![_argumentStart + _argumentCount - _argumentNames.Length + index];
}
