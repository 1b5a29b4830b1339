using ServiceBlog.Templating.Compilation;

namespace ServiceBlog.Templating.Runtime;

/// <summary>A running loop: its variable and what <c>for.index</c> and its like tell.</summary>
internal sealed class LoopFrame
{
    private Value _previous;
    private int _columns;

    /// <summary>What a <c>while</c> loop has for a variable: no name can be empty.</summary>
    public static LoopVariable NoVariable { get; } = new("", IsLocal: false);

    /// <summary>The keyword of the loop.</summary>
    public string Kind { get; private set; } = "";

    public LoopVariable Variable { get; private set; }

    public Value Item { get; private set; }

    public int Index { get; private set; }

    public int Length { get; private set; }

    public void Enter(string kind, LoopVariable variable, int length, int columns = 1)
    {
        Kind = kind;
        Variable = variable;
        Length = length;
        Index = -1;
        Item = default;
        _previous = default;
        _columns = columns;
    }

    /// <summary>Drops the values of the last use.</summary>
    public void Clear() => Enter("", NoVariable, length: 0);

    public void Step(in Value item)
    {
        _previous = Item;
        Item = item;
        Index++;
    }

    /// <summary>Reads a member of the loop's state (language reference, "Special loop variables").</summary>
    public Value GetMember(string name) => name switch
    {
        "index" => Index,
        "first" => Index == 0,
        "even" => (Index & 1) == 0,
        "odd" => (Index & 1) == 1,
        "last" when Kind != "while" => Index == Length - 1,
        "rindex" when Kind != "while" => Length - Index - 1,
        "length" when Kind != "while" => Length,
        "changed" when Kind != "while" => Index == 0 || !ValueComparer.Equals(_previous, Item),
        "col" when Kind == "tablerow" => (Index % _columns) + 1,
        _ => default,
    };
}
