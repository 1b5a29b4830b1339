namespace ServiceBlog.Core.Content;

/// <summary>
/// Somebody wrote to a file while the site was made from it. What was made so far is neither the site before nor the
/// site after; there is nothing to mend, and the next build will do.
/// </summary>
public sealed class FileChangedException(InputFile file) : Exception($"{file.DisplayPath} was changed during the build; build again");
