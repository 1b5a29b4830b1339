namespace ServiceBlog.Templating.Compilation;

/// <summary>
/// A compiled expression. The most common ones are classes of their own: they need less time than delegates, and some
/// can print what they stand for without making a value of it. The others are <see cref="Computed"/>.
/// </summary>
internal abstract class Evaluator
{
    public abstract Value Evaluate(RenderContext context);

    /// <summary>Prints the value, which some need not make for that.</summary>
    public virtual void Print(RenderContext context) => context.Append(Evaluate(context));

    /// <summary>Prints what would else become a string only to be printed; false if there is a value instead.</summary>
    /// <param name="start">Where the text begins in the output, behind what functions printed on the way to it.</param>
    public virtual bool TryPrint(RenderContext context, out int start, out Value value)
    {
        value = Evaluate(context);
        start = context.Output.Length;
        return false;
    }
}
