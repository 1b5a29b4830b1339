using System.Runtime.InteropServices;

namespace ServiceBlog.Templating.Parsing;

/// <summary>A token: its kind, its place, and a number whose meaning depends on the kind.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(TokenKind Kind, int Start, int End, int Value = 0)
{
    public SourceSpan Span => new(Start, End);
}
