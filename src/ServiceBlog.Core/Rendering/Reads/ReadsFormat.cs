using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Core.Rendering.Reads;

/// <summary>Keeps what templates read from build to build.</summary>
public static class ReadsFormat
{
    public static void WriteSubject(ByteWriter writer, Subject subject)
    {
        writer.Number((int)subject.Kind);
        writer.Text(subject.Name);
    }

    public static Subject ReadSubject(ByteReader reader) => new((SubjectKind)reader.Int(), reader.Text());

    public static void WritePage(ByteWriter writer, PageReads page)
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

    /// <summary>Reads what <see cref="WritePage"/> wrote, of many pages.</summary>
    public sealed class PageReader
    {
        // There are few of them, and they are named on every page.
        private readonly Dictionary<string, string> _layouts = new(StringComparer.Ordinal);

        public PageReads Read(ByteReader reader)
        {
            var layout = reader.Text();
            if (!_layouts.TryAdd(layout, layout))
                layout = _layouts[layout];
            var subject = reader.Int();
            var values = FingerprintFormat.Read(reader);
            var last = 0L;
            return new PageReads(layout, subject, reader.List(_ => new Cell(last += reader.Number())), values);
        }
    }
}
