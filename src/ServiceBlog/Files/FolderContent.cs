using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Files;

/// <summary>The files of the input folder or of a theme, in ordinal order of path, and what was wrong with their names.</summary>
internal sealed record FolderContent(ImmutableArray<InputFile> Files, ImmutableArray<Diagnostic> Diagnostics);
