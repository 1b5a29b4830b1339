using System.Runtime.InteropServices;

namespace ServiceBlog.Templating;

/// <summary>A stretch of a template's text: zero-based start and end (exclusive) in UTF-16 units.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SourceSpan(int Start, int End)
{
    public static SourceSpan Join(SourceSpan first, SourceSpan last) => new(first.Start, last.End);
}
