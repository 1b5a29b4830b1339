namespace ServiceBlog.Core.Editing;

/// <summary>A place that changes.</summary>
/// <param name="Old">What stands there; empty if something is put in.</param>
/// <param name="New">What will.</param>
public sealed record PlannedEdit(SourceLocation Location, string Old, string New);
