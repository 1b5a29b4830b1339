using System.Runtime.InteropServices;

namespace ServiceBlog.Templating.Runtime;

/// <summary>The stretch of a list a loop goes over, in its direction.</summary>
/// <remarks>A list that shrinks while it is looped over gives null for what is gone.</remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct LoopRange(ITemplateList list, int first, int count, bool isReversed)
{
    public int Count => count;

    public Value this[int index]
    {
        get
        {
            var position = isReversed ? first + count - 1 - index : first + index;
            return position < list.Count ? list[position] : default;
        }
    }
}
