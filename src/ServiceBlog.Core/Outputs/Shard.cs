namespace ServiceBlog.Core.Outputs;

/// <summary>A part of a site, so that several machines can each make one from the same input. Which part a file belongs to depends on its path alone:
/// the parts do not overlap, and together they are the site.</summary>
/// <param name="Count">How many parts there are; 1 is the whole site.</param>
public readonly record struct Shard(int Number, int Count)
{
    public static readonly Shard Whole = new(1, 1);

    public bool IsWhole => Count <= 1;

    public bool Owns(string outputPath) => IsWhole || ContentHash.None.With(outputPath).Low % (ulong)Count == (ulong)(Number - 1);

    public override string ToString() => FormattableString.Invariant($"{Number}/{Count}");
}
