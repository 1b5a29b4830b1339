namespace ServiceBlog.Tests.Guide;

/// <summary>A fenced block: its language, the path of the file that it is, if it is one, and its text.</summary>
internal sealed record GuideBlock(string Heading, int Line, string Language, string Path, string Text)
{
    /// <summary>The files that hold this text: <c>layouts/{home,year}.sbn-html</c> are two.</summary>
    public IEnumerable<string> Paths
    {
        get
        {
            var (open, close) = (Path.IndexOf('{', StringComparison.Ordinal), Path.IndexOf('}', StringComparison.Ordinal));
            return open < 0
                ? [Path]
                : Path[(open + 1)..close].Split(',').Select(name => Path[..open] + name + Path[(close + 1)..]);
        }
    }
}
