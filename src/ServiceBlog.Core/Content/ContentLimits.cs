namespace ServiceBlog.Core.Content;

/// <summary>What one file may hold: far more than anybody reads as one page, and so little that no file takes many seconds or a gigabyte.</summary>
public sealed class ContentLimits
{
    private ContentLimits(int part)
    {
        Bytes = (4 << 20) / part;
        FrontMatterBytes = (256 << 10) / part;
        Values = 1000 / part;
        Lines = 200_000 / part;
        Headings = 50_000 / part;
        LettersInAddresses = 8_000_000 / part;
        ParseCost = 60_000_000 / part;
    }

    public static ContentLimits Usual { get; } = new(1);

    /// <summary>For files of strangers (<c>--untrusted</c>).</summary>
    public static ContentLimits Halved { get; } = new(2);

    /// <summary>Of a page, of settings, of data.</summary>
    public int Bytes { get; }

    public int FrontMatterBytes { get; }

    /// <summary>Values of a list in front matter or settings: each alias and each tag is a page of its own, and a menu stands on every page.</summary>
    public int Values { get; }

    public int Lines { get; }

    public int Headings { get; }

    /// <summary>A few letters that refer to a long address can make a page of any size.</summary>
    public int LettersInAddresses { get; }

    /// <summary>See <c>ParseBudget</c>.</summary>
    public long ParseCost { get; }

    public override string ToString() => this == Halved ? " (with --untrusted, half of the usual)" : "";
}
