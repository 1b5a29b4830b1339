namespace ServiceBlog.Benchmarks;

/// <summary>Two engines are compared only on the same work: both outputs have to be the same, character by character.</summary>
internal static class SameOutput
{
    /// <exception cref="InvalidOperationException">The outputs differ; the message shows where.</exception>
    public static void Assert(string ours, string theirs)
    {
        var same = ours.AsSpan().CommonPrefixLength(theirs);
        if (same < ours.Length || same < theirs.Length)
        {
            throw new InvalidOperationException($"After {same} characters ours goes on {Excerpt(ours, same)}, theirs {Excerpt(theirs, same)}");
        }
    }

    private static string Excerpt(string text, int start) =>
        $"\"{text[Math.Max(0, start - 40)..start]}|{text[start..Math.Min(text.Length, start + 60)]}\"";
}
