namespace ServiceBlog.Files;

/// <summary>A file, or a symbolic link to whatever, found below a folder.</summary>
/// <param name="Path">Relative to the folder, with <c>/</c>, in the letters of the disk.</param>
/// <param name="FullPath">The path to open it by.</param>
/// <param name="IsLink">A symbolic link (or a junction): it was not followed.</param>
/// <param name="Stamp">Its state; null where the system cannot tell.</param>
internal readonly record struct FolderEntry(string Path, string FullPath, bool IsLink, FileStamp? Stamp);
