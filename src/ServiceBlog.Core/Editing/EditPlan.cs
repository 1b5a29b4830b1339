namespace ServiceBlog.Core.Editing;

/// <summary>Everything that one command is to change, to be done as a whole or not at all.</summary>
public sealed record EditPlan
{
    /// <summary>In order of path; empty if anything stands against it.</summary>
    public ImmutableArray<FileChange> Changes { get; init; } = [];

    /// <summary>Each place that changes: for who wants to see them before.</summary>
    public ImmutableArray<PlannedEdit> Edits { get; init; } = [];

    /// <summary>What stands against it.</summary>
    public ImmutableArray<Diagnostic> Refusals { get; init; } = [];

    /// <summary>Why what was asked for makes no sense, whatever the content holds; null if it does.</summary>
    public string? Misuse { get; init; }

    /// <summary>What the author should know besides.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public static EditPlan Refused(params IEnumerable<Diagnostic> refusals) => new() { Refusals = [.. refusals] };
}
