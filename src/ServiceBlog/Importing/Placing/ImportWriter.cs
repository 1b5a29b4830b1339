using ServiceBlog.Files;

namespace ServiceBlog.Importing.Placing;

/// <summary>
/// Carries a plan out. Each file is written beside its place and moved there whole, a new one only where none is; the
/// notes of what was written come last, so that an import that is killed is simply done again.
/// </summary>
internal sealed class ImportWriter(ImportTarget target)
{
    public void Write(IEnumerable<PlannedFile> files, ImportState state)
    {
        var isNoted = false;
        foreach (var file in files)
        {
            if (file.Action == PlannedAction.Kept)
                continue;
            if (file.Action != PlannedAction.Unchanged)
                WholeFile.Write(target.FullPath(file.Path), file.Bytes, replaces: file.Action == PlannedAction.Refreshed);
            var fingerprint = ImportState.FingerprintOf(file.Bytes.Span);
            isNoted |= state[file.Path] is not { } known || known.Fingerprint != fingerprint || known.Id != file.Id;
            state.Set(file.Path, file.Id, fingerprint);
        }
        if (isNoted)
            WholeFile.Write(target.FullPath(ImportState.FileName), state.Format().AsMemory(), replaces: true);
    }

    public static ImportState ReadState(ImportTarget target, string workingDirectory)
    {
        var path = target.FullPath(ImportState.FileName);
        return File.Exists(path) ? ImportState.Parse(File.ReadAllBytes(path), DisplayPath.Of(path, workingDirectory)) : new ImportState();
    }
}
