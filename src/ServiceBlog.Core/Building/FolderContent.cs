using System.Collections.Immutable;
using ServiceBlog.Core.Content;
using ServiceBlog.Core.Diagnostics;

namespace ServiceBlog.Core.Building;

/// <summary>The files of the input folder or of a theme, and what was wrong with their names.</summary>
/// <param name="Files">In ordinal order of their paths, which are relative to the folder: <c>posts/first-reply.md</c>.</param>
/// <param name="Diagnostics">Links that lead out of the folder, names that no published file can have, and the like.</param>
public sealed record FolderContent(ImmutableArray<InputFile> Files, ImmutableArray<Diagnostic> Diagnostics);
