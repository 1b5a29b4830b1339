namespace ServiceBlog.Import.Captures;

/// <summary>A date found in a line.</summary>
/// <param name="Date">The date, with its time if one follows.</param>
/// <param name="Form">How it is written.</param>
/// <param name="HasWeekday">Whether a weekday stands before it.</param>
/// <param name="IsAmbiguous">Whether day and month could be exchanged.</param>
/// <param name="End">The index behind it.</param>
internal readonly record struct DateMatch(ImportedDate Date, DateForm Form, bool HasWeekday, bool IsAmbiguous, int End);
