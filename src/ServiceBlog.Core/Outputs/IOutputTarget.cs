namespace ServiceBlog.Core.Outputs;

/// <summary>Where finished files go as soon as they are made, so that a big site is never in memory as a whole: a staging folder, a preview server's
/// memory, or nowhere. Called from several threads at once, each path once.</summary>
public interface IOutputTarget
{
    void Write(OutputFile file);

    /// <summary>Whether the files are for a host, which may serve texts that were compressed beforehand.</summary>
    bool IsForHost => false;

    /// <summary>Whether a file of the build before is still there as that build made it. Takes over nothing.</summary>
    bool Holds(string path) => false;

    /// <summary>Takes over a file of the build before as it is. False unless the target <see cref="Holds"/> it: then it has to be written.</summary>
    bool TryKeep(string path) => false;
}

/// <summary>A file of the published site.</summary>
/// <param name="Path">Relative to the output folder, with <c>/</c>: <c>posts/first-reply/index.html</c>.</param>
/// <param name="Content">Its bytes. Valid only during the call that hands it over: a target that keeps them copies them.</param>
public readonly record struct OutputFile(string Path, ReadOnlyMemory<byte> Content)
{
    /// <summary>Whether it says once more what pages say, so that its links need no check of their own.</summary>
    internal bool IsRepetition { get; init; }
}

/// <summary>Throws every file away: for a run that only checks.</summary>
public sealed class NoOutput : IOutputTarget
{
    public void Write(OutputFile file)
    {
    }
}

/// <summary>A file that is published as it is.</summary>
/// <param name="Path">Decoded path within the site.</param>
public sealed record StaticFile(string Path, InputFile File)
{
    public Route Route => new(Path, File.DisplayPath, new SourceLocation(File.DisplayPath), IsCopied: true) { NotePath = File.NotePath };
}

/// <summary>A part of a site, so that several machines can each make one from the same input. Which part a file belongs to depends on its path alone:
/// the parts do not overlap, and together they are the site.</summary>
/// <param name="Count">How many parts there are; 1 is the whole site.</param>
public readonly record struct Shard(int Number, int Count)
{
    public static readonly Shard Whole = new(1, 1);

    public bool IsWhole => Count <= 1;

    public bool Owns(string outputPath) => IsWhole || ContentHash.None.With(outputPath).Low % (ulong)Count == (ulong)(Number - 1);

    public override string ToString() => Invariant($"{Number}/{Count}");
}
