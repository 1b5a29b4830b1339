namespace ServiceBlog.Core.Graph;

/// <summary>How many pages a build leaves out, each counted once.</summary>
/// <param name="Drafts">Drafts that have not expired.</param>
/// <param name="Future">Pages with a date to come that nothing else keeps out.</param>
/// <param name="Expired">Pages that no option publishes.</param>
public readonly record struct LeftOut(int Drafts, int Future, int Expired);
