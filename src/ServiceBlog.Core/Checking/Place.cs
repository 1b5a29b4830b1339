namespace ServiceBlog.Core.Checking;

/// <summary>A place in a file of the site.</summary>
/// <param name="Offset">UTF-16 code units from the start of the decoded text, without a byte order mark.</param>
/// <param name="Line">From 1; 0 if only the file is known.</param>
/// <param name="Column">In UTF-16 code units, from 1.</param>
public readonly record struct Place(int Offset, int Line, int Column);
