namespace ServiceBlog.Core.Editing.Moving;

/// <summary>The shortest way from one path to another, both from the same root with <c>/</c>.</summary>
internal static class RelativePath
{
    /// <param name="from">A file or page; what follows its last slash does not matter.</param>
    /// <param name="to">Ends with a slash if it is a folder.</param>
    public static string Between(string from, string to)
    {
        var start = from.Split('/')[..^1];
        var goal = to.Split('/');
        var common = 0;
        while (common < start.Length && common < goal.Length - 1 && start[common] == goal[common])
            common++;
        var path = string.Concat(Enumerable.Repeat("../", start.Length - common)) + string.Join('/', goal[common..]);
        return path.Length == 0 ? "./" : path;
    }
}
