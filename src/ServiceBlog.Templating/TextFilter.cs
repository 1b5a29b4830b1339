namespace ServiceBlog.Templating;

/// <summary>
/// What a function with a string as its only argument does to it, on the way to the output: nearly everything a theme
/// prints is escaped, and neither the argument nor the result need be a string of its own for that.
/// </summary>
internal abstract class TextFilter
{
    private const int LargestOnStack = 256;

    /// <summary>Where the text may first differ from what <see cref="Write"/> makes of it; -1 if nowhere.</summary>
    public abstract int FirstChange(ReadOnlySpan<char> text);

    /// <summary>Writes what the function returns.</summary>
    public abstract void Write(ReadOnlySpan<char> text, OutputBuffer output);

    /// <summary>Does the same to what was written since a former <see cref="OutputBuffer.Length"/>.</summary>
    public void Rewrite(OutputBuffer output, int start)
    {
        var change = FirstChange(output.Written[start..]);
        if (change < 0)
        {
            return;
        }

        var rest = output.Written[(start + change)..];
        var copy = rest.Length <= LargestOnStack ? stackalloc char[LargestOnStack] : new char[rest.Length];
        rest.CopyTo(copy);
        output.Truncate(start + change);
        Write(copy[..rest.Length], output);
    }
}
