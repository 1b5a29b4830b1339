using System.Runtime.CompilerServices;

namespace ServiceBlog.Templating.Runtime;

/// <summary>
/// The arguments of a call that has few of them, on the machine's stack: no bookkeeping, and no write barriers as for
/// the <see cref="ArgumentStack"/>.
/// </summary>
[InlineArray(Length)]
internal struct ArgumentBuffer
{
    public const int Length = 4;

    private Value _first;
}
