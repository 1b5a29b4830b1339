using ServiceBlog.Core.Content.Binary;
using ServiceBlog.Core.Rendering.Reads;

namespace ServiceBlog.Core.Building.Records;

/// <summary>
/// The details of a build record as bytes: a full copy, which stays for many builds, and what has changed since, which each
/// build writes. Bytes of another build of this program, of another record, or with a wrong bit in them, are none. Whatever
/// the seals stand for can be read; if not, that is our own fault.
/// </summary>
public static class DetailsFormat
{
    private static readonly Fingerprint Mark = BuildRecipe.Program.With("ServiceBlog build details");

    /// <returns>What has changed since: nothing.</returns>
    public static DetailsChanges WriteCopy(BuildDetails details, Stream stream)
    {
        var output = new SealedWriter(stream, Mark);
        using var encoded = new ByteWriter();
        WriteAll(output, details.Pages, (writer, page) => WritePage(writer, page, encoded));
        var pagesEnd = output.Position;
        WriteAll(output, details.Files, WriteFile);
        var filesEnd = output.Position;
        output.Next.List(details.Reads.Subjects, ReadsFormat.WriteSubject);
        WriteAll(output, details.Reads.Pages, ReadsFormat.WritePage);
        output.Next.Long((ulong)pagesEnd);
        output.Next.Long((ulong)filesEnd);
        return DetailsChanges.None(output.End());
    }

    /// <param name="changes">Since the copy.</param>
    /// <param name="record">Stands for the record that they belong to.</param>
    public static void WriteChanges(BuildDetails details, DetailsChanges changes, Fingerprint record, Stream stream)
    {
        var output = new SealedWriter(stream, record);
        using var encoded = new ByteWriter();
        FingerprintFormat.Write(output.Next, changes.Copy);
        FingerprintFormat.Write(output.Next, details.Recipe);
        FingerprintFormat.Write(output.Next, details.PageRecipe);
        FingerprintFormat.Write(output.Next, details.Surroundings);
        output.Next.List(details.Quotations.OrderBy(found => found.High).ThenBy(found => found.Low).ToList(), FingerprintFormat.Write);
        WriteSome(output, changes.Pages, details.Pages, (writer, page) => WritePage(writer, page, encoded));
        WriteSome(output, changes.Files, details.Files, WriteFile);
        WriteSome(output, changes.Reads, details.Reads.Pages, ReadsFormat.WritePage);
        output.End();
    }

    /// <summary>Null if these bytes are no details of this record.</summary>
    /// <param name="copy">What <see cref="WriteCopy"/> wrote.</param>
    /// <param name="changes">What <see cref="WriteChanges"/> wrote.</param>
    /// <param name="record">Stands for the record.</param>
    public static BuildDetails? Read(ReadOnlyMemory<byte> copy, ReadOnlyMemory<byte> changes, Fingerprint record) =>
        SealedWriter.Open(changes, record) is var (changed, _) && SealedWriter.Open(copy, Mark) is var (all, seal)
            && new ByteReader(changed) is var reader && FingerprintFormat.Read(reader) == seal
            ? Read(all, reader, seal)
            : null;

    private static BuildDetails Read(ReadOnlyMemory<byte> copy, ByteReader changes, Fingerprint seal)
    {
        var places = new ByteReader(copy[^(2 * sizeof(ulong))..]);
        var (pagesEnd, filesEnd) = ((int)places.Long(), (int)places.Long());
        var (pages, files, reads) = (new Dictionary<string, PageRecord>(), new Dictionary<string, FileRecord>(), new Dictionary<string, PageReads>());
        ImmutableArray<Subject> subjects = [];
        Parallel.Invoke(
            () =>
            {
                var reader = new ByteReader(copy[filesEnd..]);
                subjects = reader.List(ReadsFormat.ReadSubject);
                reads = ReadAll(reader, new ReadsFormat.PageReader().Read);
            },
            () => pages = ReadAll(new ByteReader(copy[..pagesEnd]), ReadPage),
            () => files = ReadAll(new ByteReader(copy[pagesEnd..filesEnd]), ReadFile));
        return new BuildDetails
        {
            Recipe = FingerprintFormat.Read(changes),
            PageRecipe = FingerprintFormat.Read(changes),
            Surroundings = FingerprintFormat.Read(changes),
            Quotations = changes.List(FingerprintFormat.Read).ToHashSet(),
            Changes = new DetailsChanges(
                seal,
                Pages: ReadSome(changes, pages, ReadPage),
                Files: ReadSome(changes, files, ReadFile),
                Reads: ReadSome(changes, reads, new ReadsFormat.PageReader().Read)),
            Pages = pages,
            Files = files,
            Reads = new SiteReads(subjects, reads),
        };
    }

    private static void WritePage(ByteWriter writer, PageRecord page, ByteWriter encoded)
    {
        FingerprintFormat.Write(writer, page.Source);
        writer.Bytes(page.Encode(encoded).Span);
    }

    private static PageRecord ReadPage(ByteReader reader) => new(FingerprintFormat.Read(reader), reader.Bytes());

    private static void WriteFile(ByteWriter writer, FileRecord file)
    {
        FingerprintFormat.Write(writer, file.Source);
        writer.Bytes(file.Facts.Span);
    }

    private static FileRecord ReadFile(ByteReader reader) => new(FingerprintFormat.Read(reader), reader.Bytes());

    private static void WriteAll<T>(SealedWriter output, IReadOnlyDictionary<string, T> items, Action<ByteWriter, T> write)
    {
        output.Next.Number(items.Count);
        foreach (var (path, item) in items)
        {
            output.Next.Text(path);
            write(output.Next, item);
            output.Flush();
        }
    }

    private static Dictionary<string, T> ReadAll<T>(ByteReader reader, Func<ByteReader, T> read)
    {
        var count = reader.Int();
        var items = new Dictionary<string, T>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            items.Add(reader.Text(), read(reader));
        return items;
    }

    private static void WriteSome<T>(SealedWriter output, IReadOnlySet<string> paths, IReadOnlyDictionary<string, T> items, Action<ByteWriter, T> write)
    {
        output.Next.Number(paths.Count);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            output.Next.Text(path);
            var isThere = items.TryGetValue(path, out var item);
            output.Next.Flag(isThere);
            if (isThere)
                write(output.Next, item!);
            output.Flush();
        }
    }

    /// <summary>Puts the changed items into the place of those of the copy.</summary>
    /// <returns>Their paths.</returns>
    private static HashSet<string> ReadSome<T>(ByteReader reader, Dictionary<string, T> items, Func<ByteReader, T> read)
    {
        var count = reader.Int();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var path = reader.Text();
            paths.Add(path);
            if (reader.Flag())
                items[path] = read(reader);
            else
                items.Remove(path);
        }
        return paths;
    }
}
