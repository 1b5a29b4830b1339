namespace ServiceBlog.Templating.Compilation;

/// <summary>A compiled page or function body and the names of its local variables, in the order of their slots.</summary>
internal sealed class CodeUnit(Executor body, string[] localNames)
{
    public static CodeUnit Empty { get; } = new(new Performed(static _ => Flow.Next), []);

    public Executor Body { get; } = body;

    public string[] LocalNames { get; } = localNames;
}
