namespace ServiceBlog.Preview;

/// <summary>A line of a file with an error.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">The line as it is shown.</param>
/// <param name="CaretAt">Columns before the place of the error; -1 if that is not in this line.</param>
internal readonly record struct ProblemLine(int Number, string Text, int CaretAt);
