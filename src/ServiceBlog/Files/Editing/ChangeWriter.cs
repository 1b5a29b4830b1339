using System.Collections.Immutable;
using ServiceBlog.Core.Editing;

namespace ServiceBlog.Files.Editing;

/// <summary>
/// Carries changes of authors' files out, all or none. Everything is written beside its place first; then each file is
/// exchanged by one rename. If one of them fails, those before it are put back.
/// </summary>
/// <param name="root">The input folder, full.</param>
internal sealed class ChangeWriter(string root)
{
    private readonly List<StagedChange> _staged = [];

    /// <exception cref="EnvironmentException">Nothing was changed: the disk failed, or somebody else changed a file meanwhile.</exception>
    public static void Write(string root, ImmutableArray<FileChange> changes)
    {
        var writer = new ChangeWriter(root);
        try
        {
            foreach (var change in changes)
                writer.Stage(change);
            foreach (var staged in writer._staged)
                staged.Commit();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            writer.RollBack(exception);
            throw new EnvironmentException($"nothing was changed: {exception.Message}", exception);
        }
        finally
        {
            writer._staged.ForEach(staged => staged.Clean());
        }
    }

    private void Stage(FileChange change)
    {
        var staged = new StagedChange(FullPath(change.Path), FullPath(change.MovesTo ?? change.Path));
        _staged.Add(staged);
        staged.Stage(change);
    }

    private void RollBack(Exception cause)
    {
        foreach (var staged in Enumerable.Reverse(_staged))
        {
            try
            {
                staged.Revert();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new EnvironmentException(
                    $"{cause.Message} And {staged.Source} could not be put back: {exception.Message} What it held is in {staged.Backup}.", exception);
            }
        }
    }

    private string FullPath(string path) => Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar));
}
