using System.Runtime.InteropServices;

namespace ServiceBlog.Templating.Parsing;

/// <summary>An interpolated string the lexer is inside of, and the braces open around it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpenInterpolation(char Quote, int Start, int OuterBraces);
