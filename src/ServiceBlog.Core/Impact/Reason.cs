namespace ServiceBlog.Core.Impact;

/// <summary>Why a published file changes.</summary>
/// <param name="Steps">What lies between the published file and the edited one, nearest to the published one first: <c>tag retention</c>.</param>
/// <param name="File">The edited file, as the author knows it.</param>
public sealed record Reason(ImmutableArray<string> Steps, string File)
{
    /// <summary>It is known by which of several edited files the page is reached, and how.</summary>
    internal bool IsTraced { get; init; } = true;

    public bool Equals(Reason? other) => other is not null && File == other.File && Steps.SequenceEqual(other.Steps);

    public override int GetHashCode() => HashCode.Combine(File, Steps.Length);
}
