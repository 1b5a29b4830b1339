using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>A list that is a member of a subject. Its length and its items are read apart: many templates ask only whether it is empty.</summary>
internal sealed class WatchedList(ReadOnlyList list, int subject, int member) : ReadOnlyList
{
    public override int Count
    {
        get
        {
            ReadLog.Note(new Cell(subject, member, CellAspect.Count));
            return list.Count;
        }
    }

    public override object? this[int index]
    {
        get
        {
            ReadLog.Note(new Cell(subject, member, CellAspect.Items));
            return list[index];
        }
    }

    public override IEnumerator<object?> GetEnumerator()
    {
        ReadLog.Note(new Cell(subject, member, CellAspect.Items));
        return list.GetEnumerator();
    }
}
