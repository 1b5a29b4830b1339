using System.Runtime.InteropServices;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating.Compilation;

/// <summary>The variable of a loop; its name is without a dollar sign.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoopVariable(string Name, bool IsLocal)
{
    /// <summary>The <see cref="MemberName.Bit"/> of the name of a global variable; 0 of a local one.</summary>
    public ulong NameBit { get; } = IsLocal ? 0 : MemberName.BitOf(Name);
}
