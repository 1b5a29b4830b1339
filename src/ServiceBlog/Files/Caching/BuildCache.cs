using ServiceBlog.Core.Content.Binary;

namespace ServiceBlog.Files.Caching;

/// <summary>What a build leaves on the disk for the next one: the record of what it did, and the states in which it saw and left the files. It may be
/// deleted at any time; one that is damaged or of another version counts as none.</summary>
/// <param name="Record">Null if there is none that can be used.</param>
/// <param name="Inputs">Files that the build read, by full path.</param>
/// <param name="Outputs">Files that it left in the output folder, by path relative to that.</param>
internal sealed record BuildCache(
    BuildRecord? Record, IReadOnlyDictionary<string, KnownFile> Inputs, IReadOnlyDictionary<string, FileState> Outputs)
{
    public static readonly BuildCache Empty = new(null, new Dictionary<string, KnownFile>(), new Dictionary<string, FileState>());

    public static BuildCache Load(string path) =>
        File.Exists(path) ? OrNull(() => BuildCacheFormat.Read(MappedFile.Open(path), (record, paths) => ReadDetails(path, record, paths))) ?? Empty : Empty;

    /// <summary>Replaces the files, each in one step. If the build is killed in between they do not fit together, and the next build goes without the
    /// details.</summary>
    /// <param name="before">The record that was loaded from there; null if there was none.</param>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written.</exception>
    /// <exception cref="AggregateException">The same, if it happened to the details.</exception>
    public void Save(string path, BuildRecord? before)
    {
        var record = Record ?? throw new InvalidOperationException("there is nothing to keep");
        CacheFolder.Prepare(Path.GetDirectoryName(path)!);
        var head = BuildRecordFormat.EncodeHead(record);
        // The details of the same record are there already.
        if (ReferenceEquals(record, before))
            SaveHead();
        else
            Parallel.Invoke(SaveHead, () => SaveDetails(path, record, before, BuildRecordFormat.IdentityOf(head.Span)));

        void SaveHead() => WholeFile.Write(path, file => BuildCacheFormat.Write(this, head.Span, file));
    }

    /// <summary>The hash of a file's bytes in this state, if it is known.</summary>
    public ContentHash? HashOf(string fullPath, FileState? state) =>
        state is { } now && Inputs.TryGetValue(fullPath, out var known) && known.State == now ? known.ContentHash : null;

    private static void SaveDetails(string path, BuildRecord record, BuildRecord? before, ContentHash identity)
    {
        var details = record.Details.Value ?? throw new InvalidOperationException("a damaged record is not kept");
        var changes = DetailsChanges.Between(before?.Details.Value, details);
        if (changes is null)
            WholeFile.Write(DetailsOf(path), file => changes = DetailsFormat.WriteCopy(details, file));
        WholeFile.Write(ChangesOf(path), file => DetailsFormat.WriteChanges(details, changes!, identity, file));
    }

    /// <summary>The greater part, which is needed only if something has changed.</summary>
    private static string DetailsOf(string path) => Path.ChangeExtension(path, ".details");

    private static string ChangesOf(string path) => Path.ChangeExtension(path, ".changes");

    /// <summary>Null if another build has deleted or replaced a file meanwhile.</summary>
    private static BuildDetails? ReadDetails(string path, ContentHash record, ImmutableArray<string> paths) =>
        OrNull(() => DetailsFormat.Read(MappedFile.Open(DetailsOf(path)), MappedFile.Open(ChangesOf(path)), record, paths));

    private static T? OrNull<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (Failure.IsOfDisk(exception))
        {
            return null;
        }
    }
}

/// <summary>The folder <c>.serviceblog</c> in the working directory. Nothing in it is needed; all of it can be made again.</summary>
internal static class CacheFolder
{
    public const string Name = ".serviceblog";

    /// <summary>The cache of builds of one input into one output.</summary>
    public static string FileOf(string workingDirectory, string input, string output)
    {
        var name = ContentHash.Of(Encoding.UTF8.GetBytes(input)).With(Encoding.UTF8.GetBytes(output));
        return Path.Join(workingDirectory, Name, $"build-{name.High:x16}.cache");
    }

    /// <summary>Makes the folder, and keeps it out of the author's version control.</summary>
    public static void Prepare(string folder)
    {
        Directory.CreateDirectory(folder);
        var ignore = Path.Join(folder, ".gitignore");
        if (!File.Exists(ignore))
            File.WriteAllText(ignore, "*\n");
    }
}

/// <summary>A file that was read before.</summary>
internal readonly record struct KnownFile(FileState State, ContentHash ContentHash)
{
    /// <summary>By full path, those of the files that were in a settled state when they were listed.</summary>
    public static Dictionary<string, KnownFile> Settled(IReadOnlyCollection<DiskFile> files, DateTimeOffset listed)
    {
        var known = new Dictionary<string, KnownFile>(files.Count, StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (file is { State: { } state, ContentHash: { } hash } && state.IsSettled(listed))
                known[file.FullPath] = new KnownFile(state, hash);
        }
        return known;
    }
}

/// <summary>A build cache as bytes: the states of the files and the head of the record, under one seal. The details are a file of their own.</summary>
internal static class BuildCacheFormat
{
    // Bytes of another build of this program are none.
    private static readonly ContentHash Mark =
        ContentHash.None.With("ServiceBlog build cache").With(typeof(BuildCacheFormat).Module.ModuleVersionId.ToByteArray());

    public static void Write(BuildCache cache, ReadOnlySpan<byte> head, Stream stream)
    {
        var output = new SealedWriter(stream, Mark);
        output.Bytes(head);
        WriteFiles(output, cache.Inputs, static (next, file) =>
        {
            WriteState(next, file.State);
            ContentHashFormat.Write(next, file.ContentHash);
        });
        WriteOutputs(output, cache.Outputs, cache.Record!.Paths);
        output.End();
    }

    /// <summary>Null if these bytes are no cache that this program wrote.</summary>
    /// <param name="readDetails">Gives the details of a record with these paths once they are asked for; null if they cannot be had.</param>
    public static BuildCache? Read(ReadOnlyMemory<byte> bytes, Func<ContentHash, ImmutableArray<string>, BuildDetails?> readDetails)
    {
        if (SealedWriter.Open(bytes, Mark) is not var (content, _))
            return null; // cut off, or written by something else
        var reader = new ByteReader(content);
        return BuildRecordFormat.Read(reader.Bytes(), readDetails) is { } record
            ? new BuildCache(
                record, ReadFiles(reader, next => new KnownFile(ReadState(next), ContentHashFormat.Read(next))), ReadOutputs(reader, record.Paths))
            : null;
    }

    private static void WriteFiles<T>(SealedWriter output, IReadOnlyDictionary<string, T> files, Action<ByteWriter, T> write)
    {
        output.Next.Number(files.Count);
        foreach (var (path, file) in files)
        {
            output.Next.Text(path);
            write(output.Next, file);
            output.Flush();
        }
    }

    private static Dictionary<string, T> ReadFiles<T>(ByteReader reader, Func<ByteReader, T> read)
    {
        var count = reader.Int();
        var files = new Dictionary<string, T>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            files.Add(reader.Text(), read(reader));
        return files;
    }

    /// <summary>The record has the paths of the site already; a state for each stands here, and then the files that the record does not know.</summary>
    private static void WriteOutputs(SealedWriter output, IReadOnlyDictionary<string, FileState> files, ImmutableArray<string> paths)
    {
        var known = 0;
        foreach (var path in paths)
        {
            var isThere = files.TryGetValue(path, out var state);
            output.Next.Flag(isThere);
            known += isThere ? 1 : 0;
            if (isThere)
                WriteState(output.Next, state);
            output.Flush();
        }
        var others = known == files.Count ? [] : files.ExceptBy(paths, file => file.Key).ToDictionary(StringComparer.Ordinal);
        WriteFiles(output, others, WriteState);
    }

    private static Dictionary<string, FileState> ReadOutputs(ByteReader reader, ImmutableArray<string> paths)
    {
        var files = new Dictionary<string, FileState>(paths.Length, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (reader.Flag())
                files.Add(path, ReadState(reader));
        }
        foreach (var (path, state) in ReadFiles(reader, ReadState))
            files.Add(path, state);
        return files;
    }

    private static void WriteState(ByteWriter writer, FileState state)
    {
        writer.Number(state.Size);
        writer.Long((ulong)state.Modified);
        writer.Long((ulong)state.Changed);
        writer.Long(state.Inode);
    }

    private static FileState ReadState(ByteReader reader) => new(reader.Number(), (long)reader.Long(), (long)reader.Long(), reader.Long());
}
