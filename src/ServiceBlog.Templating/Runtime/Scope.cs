using System.Runtime.InteropServices;

namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// An object whose members are variables: the built-ins, the model, the object of a <c>with</c>, the parameters of
/// a function; and the number of loops that ran when it was opened, for their variables lie below it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Scope(ITemplateObject Object, int LoopBase);
