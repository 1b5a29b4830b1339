namespace ServiceBlog.Templating.Compilation;

/// <summary>
/// What the compiler knows inside one page or function: the slots of its local variables and the loops around the
/// place it is at.
/// </summary>
internal sealed class UnitScope
{
    private readonly OrderedDictionary<string, int> _locals = new(StringComparer.Ordinal);
    private readonly List<LoopVariable> _loops = [];
    private int _firstVisibleGlobalLoop;
    private int _blocks;

    public string[] LocalNames => [.. _locals.Keys];

    public int LoopDepth => _loops.Count;

    /// <summary>Inside a block for <c>wrap</c>, which runs in the frame of whoever evaluates it.</summary>
    public bool IsInBlock => _blocks > 0;

    public int SlotOf(string name)
    {
        if (!_locals.TryGetValue(name, out var slot))
        {
            slot = _locals.Count;
            _locals.Add(name, slot);
        }

        return slot;
    }

    /// <summary>The depth of the loop whose variable the name means, or -1 if that cannot be told from the text.</summary>
    public int FindLoop(string name, bool isLocal)
    {
        if (IsInBlock)
        {
            return -1;
        }

        // A `with` in between may have a member of that name; local variables it does not touch.
        var last = isLocal ? 0 : _firstVisibleGlobalLoop;
        for (var depth = _loops.Count - 1; depth >= last; depth--)
        {
            if (_loops[depth].IsLocal == isLocal && string.Equals(_loops[depth].Name, name, StringComparison.Ordinal))
            {
                return depth;
            }
        }

        return -1;
    }

    public void EnterLoop(LoopVariable variable) => _loops.Add(variable);

    public void LeaveLoop() => _loops.RemoveAt(_loops.Count - 1);

    /// <summary>Enters a <c>with</c>; returns what <see cref="LeaveWith"/> needs.</summary>
    public int EnterWith()
    {
        var before = _firstVisibleGlobalLoop;
        _firstVisibleGlobalLoop = _loops.Count;
        return before;
    }

    public void LeaveWith(int before) => _firstVisibleGlobalLoop = before;

    public void EnterBlock() => _blocks++;

    public void LeaveBlock() => _blocks--;
}
