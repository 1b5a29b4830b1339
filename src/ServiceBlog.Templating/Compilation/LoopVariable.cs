using System.Runtime.InteropServices;

namespace ServiceBlog.Templating.Compilation;

/// <summary>The variable of a loop; its name is without a dollar sign.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoopVariable(string Name, bool IsLocal);
