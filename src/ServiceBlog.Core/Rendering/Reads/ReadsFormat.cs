using ServiceBlog.Core.Content;
using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>Keeps what templates read from build to build.</summary>
public static class ReadsFormat
{
    public static void Write(SealedWriter output, SiteReads reads)
    {
        var writer = output.Next;
        writer.List(reads.Subjects, WriteSubject);
        writer.Number(reads.Pages.Count);
        foreach (var (path, page) in reads.Pages)
        {
            writer.Text(path);
            WritePage(writer, page);
            output.Flush();
        }
    }

    public static SiteReads Read(ByteReader reader)
    {
        var subjects = reader.List(ReadSubject);
        var count = reader.Int();
        var layouts = new Dictionary<string, string>(StringComparer.Ordinal);
        var pages = new Dictionary<string, PageReads>(Math.Min(count, subjects.Length), StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            pages.Add(reader.Text(), ReadPage(reader, layouts));
        return new SiteReads(subjects, pages);
    }

    private static void WriteSubject(ByteWriter writer, Subject subject)
    {
        writer.Number((int)subject.Kind);
        writer.Text(subject.Name);
    }

    private static Subject ReadSubject(ByteReader reader) => new((SubjectKind)reader.Int(), reader.Text());

    private static void WritePage(ByteWriter writer, PageReads page)
    {
        writer.Text(page.Layout);
        writer.Number(page.Subject);
        writer.Long(page.Values.High);
        writer.Long(page.Values.Low);
        writer.Number(page.Cells.Length);
        var last = 0L;
        foreach (var cell in page.Cells)
        {
            writer.Number(cell.Number - last); // neighbours in the list are near in number
            last = cell.Number;
        }
    }

    private static PageReads ReadPage(ByteReader reader, Dictionary<string, string> layouts)
    {
        var layout = reader.Text();
        if (!layouts.TryAdd(layout, layout))
            layout = layouts[layout];
        var subject = reader.Int();
        var values = new Fingerprint(reader.Long(), reader.Long());
        var last = 0L;
        return new PageReads(layout, subject, reader.List(_ => new Cell(last += reader.Number())), values);
    }
}
