namespace ServiceBlog.Core.Impact;

/// <summary>The files of an earlier state of the site, wherever they are.</summary>
/// <param name="Paths">Of all of them, relative to the site's root.</param>
/// <param name="Holds">Whether a file is still there as that state had it.</param>
/// <param name="FingerprintOf">Of a file's bytes; null if there is no such file.</param>
public sealed record EarlierOutput(IReadOnlyCollection<string> Paths, Func<string, bool> Holds, Func<string, Fingerprint?> FingerprintOf);
