namespace ServiceBlog.Import.Placing;

/// <summary>A file that an import wants to write.</summary>
/// <param name="Path">Relative to the input folder.</param>
/// <param name="Id">What it is made of, for <see cref="ImportState"/>.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Page">The page that it holds; null for other files.</param>
/// <param name="Action">What is to be done.</param>
public sealed record PlannedFile(string Path, string Id, ReadOnlyMemory<byte> Bytes, ImportedPage? Page, PlannedAction Action);
