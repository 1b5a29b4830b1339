using System.Runtime.InteropServices;

namespace ServiceBlog.Templating.Compilation;

/// <summary>
/// A part of a block: the text before a statement, which may be empty, and the statement. Every second statement is
/// text; to call each like the others takes 7 % of a table's time.
/// </summary>
/// <param name="Text">The stretch of the source to copy.</param>
/// <param name="Statement">Null behind the last text of a block.</param>
/// <param name="Span">Where the statement is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Step(SourceSpan Text, Executor? Statement, SourceSpan Span);
