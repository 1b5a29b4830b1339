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

    /// <summary>The bits of the names of the variables of the loops around this one.</summary>
    public ulong OuterNameBits { get; set; }

    private bool IsWhile => Kind == "while";

    private bool IsChanged => Index == 0 || !ValueComparer.Equals(_previous, Item);

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

    /// <summary>What reads a member of the loop's state (language reference, "Special loop variables").</summary>
    public static Func<LoopFrame, Value> ReaderOf(string name) => name switch
    {
        "index" => static loop => loop.Index,
        "first" => static loop => loop.Index == 0,
        "even" => static loop => (loop.Index & 1) == 0,
        "odd" => static loop => (loop.Index & 1) == 1,
        "last" => static loop => loop.IsWhile ? default : (Value)(loop.Index == loop.Length - 1),
        "rindex" => static loop => loop.IsWhile ? default : (Value)(loop.Length - loop.Index - 1),
        "length" => static loop => loop.IsWhile ? default : (Value)loop.Length,
        "changed" => static loop => loop.IsWhile ? default : (Value)loop.IsChanged,
        "col" => static loop => loop.Kind == "tablerow" ? (Value)((loop.Index % loop._columns) + 1) : default,
        _ => static _ => default,
    };
}
