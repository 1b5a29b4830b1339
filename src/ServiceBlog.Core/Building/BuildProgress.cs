namespace ServiceBlog.Core.Building;

/// <summary>How far a phase is.</summary>
/// <param name="Phase">The phase at work.</param>
/// <param name="Done">Items finished.</param>
/// <param name="Total">Items in all; 0 while unknown.</param>
public readonly record struct BuildProgress(BuildPhase Phase, int Done, int Total);
