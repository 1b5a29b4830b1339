using ServiceBlog.Core.Search;

namespace ServiceBlog.Core.Incremental;

/// <summary>The details of a build record as bytes: a full copy, which stays for many builds, and what has changed since, which each build writes.
/// Bytes of another build of this program, of another record, or with a wrong bit in them, are none. Whatever the seals stand for can be read; if not,
/// that is our own fault.</summary>
public static class DetailsFormat
{
    private static readonly ContentHash Mark = InputHashes.Program.With("ServiceBlog build details");

    /// <returns>What has changed since: nothing.</returns>
    public static DetailsChanges WriteCopy(BuildDetails details, Stream stream)
    {
        var output = new SealedWriter(stream, Mark);
        using var encoded = new ByteWriter();
        Write(output, [.. details.Pages.Keys], details.Pages, (writer, page) => WritePage(writer, page, encoded));
        var pagesEnd = output.Position;
        Write(output, [.. details.Files.Keys.Order(StringComparer.Ordinal)], details.Files, WriteFile);
        var filesEnd = output.Position;
        Write(output, [.. details.SearchParts.Keys], details.SearchParts, WritePart);
        var searchEnd = output.Position;
        output.Next.List(details.Dependencies.ModelKeys, DependencyFormat.WriteKey);
        Write(output, [.. details.Dependencies.Pages.Keys.Order(StringComparer.Ordinal)], details.Dependencies.Pages, DependencyFormat.WriteTrace);
        output.Next.Long((ulong)pagesEnd);
        output.Next.Long((ulong)filesEnd);
        output.Next.Long((ulong)searchEnd);
        return DetailsChanges.None(output.End());
    }

    /// <param name="changes">Since the copy.</param>
    public static void WriteChanges(BuildDetails details, DetailsChanges changes, ContentHash record, Stream stream)
    {
        var output = new SealedWriter(stream, record);
        using var encoded = new ByteWriter();
        ContentHashFormat.Write(output.Next, changes.Copy);
        ContentHashFormat.Write(output.Next, details.SiteInputs);
        ContentHashFormat.Write(output.Next, details.ParseInputs);
        ContentHashFormat.Write(output.Next, details.GraphInputs);
        output.Next.Number(details.Search?.Layout.Pages ?? -1);
        ContentHashFormat.Write(output.Next, details.Search?.Inputs ?? ContentHash.None);
        output.Next.List(details.Quotations.OrderBy(found => found.High).ThenBy(found => found.Low).ToList(), ContentHashFormat.Write);
        output.Next.List(details.Images.OrderBy(image => image.Key.High).ThenBy(image => image.Key.Low).ToList(), WriteImage);
        Write(output, [.. changes.Pages.Order(StringComparer.Ordinal)], details.Pages, (writer, page) => WritePage(writer, page, encoded));
        Write(output, [.. changes.Files.Order(StringComparer.Ordinal)], details.Files, WriteFile);
        Write(output, [.. changes.Search.Order(StringComparer.Ordinal)], details.SearchParts, WritePart);
        Write(output, [.. changes.Traces.Order(StringComparer.Ordinal)], details.Dependencies.Pages, DependencyFormat.WriteTrace);
        output.End();
    }

    /// <summary>Null if these bytes are no details of this record.</summary>
    /// <param name="copy">What <see cref="WriteCopy"/> wrote.</param>
    /// <param name="changes">What <see cref="WriteChanges"/> wrote.</param>
    /// <param name="paths">Of the record: most of the paths here, in their order, so that these are not made once more.</param>
    public static BuildDetails? Read(ReadOnlyMemory<byte> copy, ReadOnlyMemory<byte> changes, ContentHash record, ImmutableArray<string> paths) =>
        SealedWriter.Open(changes, record) is var (changed, _) && SealedWriter.Open(copy, Mark) is var (all, seal)
            && new ByteReader(changed) is var reader && ContentHashFormat.Read(reader) == seal
            ? Read(all, reader, seal, paths)
            : null;

    private static BuildDetails Read(ReadOnlyMemory<byte> copy, ByteReader changes, ContentHash seal, ImmutableArray<string> paths)
    {
        var places = new ByteReader(copy[^(3 * sizeof(ulong))..]);
        var (pagesEnd, filesEnd, searchEnd) = ((int)places.Long(), (int)places.Long(), (int)places.Long());
        var (pages, files, traces) = (new Dictionary<string, PageRecord>(), new Dictionary<string, FileRecord>(), new Dictionary<string, DependencyTrace>());
        var search = new Dictionary<string, ReadOnlyMemory<byte>>();
        ImmutableArray<ModelKey> modelKeys = [];
        Parallel.Invoke(
            () =>
            {
                var reader = new ByteReader(copy[searchEnd..]);
                modelKeys = reader.List(DependencyFormat.ReadKey);
                traces = ReadAll(reader, new DependencyFormat.TraceReader().Read, paths);
            },
            () => pages = ReadAll(new ByteReader(copy[..pagesEnd]), ReadPage),
            () => files = ReadAll(new ByteReader(copy[pagesEnd..filesEnd]), ReadFile, paths),
            () => search = ReadAll(new ByteReader(copy[filesEnd..searchEnd]), ReadPart));
        var (siteInputs, parseInputs, graphInputs) = (ContentHashFormat.Read(changes), ContentHashFormat.Read(changes), ContentHashFormat.Read(changes));
        var (searchPages, searchInputs) = (changes.Int(), ContentHashFormat.Read(changes));
        return new BuildDetails
        {
            SiteInputs = siteInputs,
            ParseInputs = parseInputs,
            GraphInputs = graphInputs,
            Quotations = changes.List(ContentHashFormat.Read).ToHashSet(),
            Images = changes.List(ReadImage).ToDictionary(image => image.Key, image => image.Value),
            Changes = new DetailsChanges(
                seal,
                Pages: ReadSome(changes, pages, ReadPage).ToHashSet(),
                Files: ReadSome(changes, files, ReadFile).ToHashSet(),
                Search: ReadSome(changes, search, ReadPart).ToHashSet(),
                Traces: ReadSome(changes, traces, new DependencyFormat.TraceReader().Read).ToHashSet()),
            Pages = pages,
            Files = files,
            Dependencies = new SiteDependencies(modelKeys, traces),
            Search = searchPages < 0 ? null : new SearchIndex(new IndexLayout(searchPages), searchInputs, search),
        };
    }

    private static void WriteImage(ByteWriter writer, KeyValuePair<ContentHash, ImageFacts> image)
    {
        ContentHashFormat.Write(writer, image.Key);
        writer.Number(image.Value.Size?.Width ?? -1);
        writer.Number(image.Value.Size?.Height ?? -1);
        writer.Number((int)image.Value.Format);
        writer.List(image.Value.Copies, static (copies, width) => copies.Number(width));
    }

    private static KeyValuePair<ContentHash, ImageFacts> ReadImage(ByteReader reader)
    {
        var hash = ContentHashFormat.Read(reader);
        var (width, height) = (reader.Int(), reader.Int());
        return new(hash, new ImageFacts(width < 0 ? null : new PixelSize(width, height), (ImageFormat)reader.Int(),
            reader.List(static copies => copies.Int())));
    }

    private static void WritePart(ByteWriter writer, ReadOnlyMemory<byte> part) => writer.Bytes(part.Span);

    private static ReadOnlyMemory<byte> ReadPart(ByteReader reader) => reader.Bytes();

    private static void WritePage(ByteWriter writer, PageRecord page, ByteWriter encoded)
    {
        ContentHashFormat.Write(writer, page.ContentHash);
        writer.Bytes(page.Encode(encoded).Span);
    }

    private static PageRecord ReadPage(ByteReader reader) => new(ContentHashFormat.Read(reader), page: null, [], reader.Bytes());

    private static void WriteFile(ByteWriter writer, FileRecord file)
    {
        ContentHashFormat.Write(writer, file.InputHash);
        writer.Bytes(file.Facts.Span);
    }

    private static FileRecord ReadFile(ByteReader reader) => new(ContentHashFormat.Read(reader), reader.Bytes());

    /// <summary>Writes the items of some paths, or that there is none.</summary>
    private static void Write<T>(SealedWriter output, string[] paths, IReadOnlyDictionary<string, T> items, Action<ByteWriter, T> write)
    {
        output.Next.Number(paths.Length);
        foreach (var path in paths)
        {
            output.Next.Text(path);
            var isThere = items.TryGetValue(path, out var item);
            output.Next.Flag(isThere);
            if (isThere)
                write(output.Next, item!);
            output.Flush();
        }
    }

    /// <param name="known">Paths that stand in this order here, most of them; none if that is not known.</param>
    private static Dictionary<string, T> ReadAll<T>(ByteReader reader, Func<ByteReader, T> read, ImmutableArray<string> known = default)
    {
        var items = new Dictionary<string, T>(StringComparer.Ordinal);
        ReadSome(reader, items, read, known);
        return items;
    }

    /// <summary>Puts the changed items into the place of those of the copy, and gives their paths.</summary>
    private static List<string> ReadSome<T>(ByteReader reader, Dictionary<string, T> items, Func<ByteReader, T> read, ImmutableArray<string> known = default)
    {
        var (count, next) = (reader.Int(), 0);
        var paths = new List<string>(count);
        items.EnsureCapacity(count);
        for (var i = 0; i < count; i++)
        {
            var path = known.IsDefault ? reader.Text() : reader.Text(known, ref next);
            paths.Add(path);
            if (reader.Flag())
                items[path] = read(reader);
            else
                items.Remove(path);
        }
        return paths;
    }
}

/// <summary>What of a record's details differs from the last full copy of them, so that after a small edit few bytes have to be kept: writing all of
/// them took a tenth of a build after an edit of 10,000 posts (22 November 2026). Names each entry that has changed since that copy, in whichever
/// build.</summary>
/// <param name="Copy">The copy's seal.</param>
/// <param name="Pages">Source paths.</param>
/// <param name="Traces">Output paths.</param>
/// <param name="Files">Output paths.</param>
/// <param name="Search">Names of parts of the index.</param>
public sealed record DetailsChanges(
    ContentHash Copy, IReadOnlySet<string> Pages, IReadOnlySet<string> Traces, IReadOnlySet<string> Files, IReadOnlySet<string> Search)
{
    /// <summary>Where more than one entry in so many has changed, a new copy costs hardly more, and the next builds less.</summary>
    private const int FewestEntriesPerChange = 8;

    public static DetailsChanges None(ContentHash copy) =>
        new(copy, new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), new HashSet<string>());

    /// <summary>Null if a full copy is to be written.</summary>
    /// <param name="kept">The details as they are on the disk; null if there are none.</param>
    /// <param name="now">Made by a build that started from them.</param>
    public static DetailsChanges? Between(BuildDetails? kept, BuildDetails now)
    {
        // Reads name their modelKeys by their places.
        if (kept?.Changes is not { } known || !kept.Dependencies.ModelKeys.AsSpan().SequenceEqual(now.Dependencies.ModelKeys.AsSpan()))
            return null;
        var changes = new DetailsChanges(
            known.Copy,
            Changed(known.Pages, kept.Pages, now.Pages, static (page, other) => page.IsKeptAs(other)),
            Changed(known.Traces, kept.Dependencies.Pages, now.Dependencies.Pages, static (trace, other) => trace == other),
            Changed(known.Files, kept.Files, now.Files, static (file, other) => file == other),
            Changed(known.Search, kept.SearchParts, now.SearchParts, static (part, other) => part.Span.SequenceEqual(other.Span)));
        var entries = now.Pages.Count + now.Dependencies.Pages.Count + now.Files.Count;
        return (changes.Pages.Count + changes.Traces.Count + changes.Files.Count) * FewestEntriesPerChange <= entries ? changes : null;
    }

    private static HashSet<string> Changed<T>(
        IReadOnlySet<string> known, IReadOnlyDictionary<string, T> kept, IReadOnlyDictionary<string, T> now, Func<T, T, bool> isSame)
    {
        var changed = new HashSet<string>(known, StringComparer.Ordinal);
        foreach (var (path, item) in now)
        {
            if (!kept.TryGetValue(path, out var before) || !isSame(item, before))
                changed.Add(path);
        }
        changed.UnionWith(kept.Keys.Where(path => !now.ContainsKey(path)));
        return changed;
    }
}
