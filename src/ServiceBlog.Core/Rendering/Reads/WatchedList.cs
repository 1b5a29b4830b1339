using ServiceBlog.Templating;

namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>A list that is a member of a subject. Its length and its items are read apart: many templates ask only whether it is empty.</summary>
internal sealed class WatchedList(ITemplateList list, int subject, int member) : ITemplateList
{
    public int Count
    {
        get
        {
            ReadLog.Note(new Cell(subject, member, CellAspect.Count));
            return list.Count;
        }
    }

    public Value this[int index]
    {
        get
        {
            ReadLog.Note(new Cell(subject, member, CellAspect.Items));
            return list[index];
        }
    }
}
