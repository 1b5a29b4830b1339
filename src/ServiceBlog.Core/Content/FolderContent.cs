using System.Runtime.CompilerServices;

namespace ServiceBlog.Core.Content;

/// <summary>The files of the input folder or of a theme, and what was wrong with their names.</summary>
/// <param name="Files">In ordinal order of their paths, which are relative to the folder: <c>posts/first-reply.md</c>.</param>
/// <param name="Diagnostics">Links that lead out of the folder, names that no published file can have, and the like.</param>
public sealed record FolderContent(ImmutableArray<InputFile> Files, ImmutableArray<Diagnostic> Diagnostics)
{
    private static readonly Comparer<InputFile> ByPath =
        Comparer<InputFile>.Create(static (file, other) => string.CompareOrdinal(file.Path, other.Path));

    private StrongBox<ContentHash?>? _hash;

    /// <summary>The name of the Obsidian vault that the folder is; null if it is none.</summary>
    public string? VaultName { get; init; }

    /// <summary>Of its files: their names, also those that authors know them by, and their bytes. Null if one cannot be read.</summary>
    public ContentHash? ContentHash(ParallelOptions parallel) => (_hash ??= new(Read(parallel))).Value;

    /// <summary>Whether this very file is one of the folder's.</summary>
    public bool Contains(InputFile file) => Files.BinarySearch(file, ByPath) is >= 0 and var place && Files[place] == file;

    /// <summary>The same folder with other states of some of its files.</summary>
    public FolderContent With(IEnumerable<InputFile> files)
    {
        var all = Files.ToBuilder();
        foreach (var file in files)
            all[Files.BinarySearch(file, ByPath)] = file;
        return new FolderContent(all.MoveToImmutable(), Diagnostics) { VaultName = VaultName };
    }

    private ContentHash? Read(ParallelOptions parallel)
    {
        var unread = Files.Where(file => file.ContentHash is null).ToList();
        Parallel.ForEach(unread, parallel, file => file.TryHash());
        var all = Content.ContentHash.None.With(Diagnostics.Length).With(VaultName);
        foreach (var diagnostic in Diagnostics)
            all = all.With(diagnostic.Rule.Code).With(diagnostic.Location.File).With(diagnostic.Message);
        foreach (var file in Files)
        {
            if (file.ContentHash is not { } read)
                return null;
            all = all.With(file.Path).With(file.DisplayPath).With(read);
        }
        return all;
    }
}
