namespace ServiceBlog.Preview;

/// <summary>That it is time to look.</summary>
/// <param name="Noticed">When the first of it was noticed, as <see cref="System.Diagnostics.Stopwatch"/> counts.</param>
/// <param name="Touched">The full paths that it is about; null if it may be about anything.</param>
internal sealed record WatchedChange(long Noticed, IReadOnlyCollection<string>? Touched);
