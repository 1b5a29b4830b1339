namespace ServiceBlog.Core.Content;

/// <summary>What one file may hold: far more than anybody reads as one page, and so little that no file takes many seconds or a gigabyte.</summary>
/// <param name="part">Of how many equal parts of the usual limits one may be used.</param>
public sealed class ContentLimits(int part)
{
    public static ContentLimits Usual { get; } = new(1);

    /// <summary>For files of strangers (<c>--untrusted</c>).</summary>
    public static ContentLimits Halved { get; } = new(2);

    /// <summary>Of a page, of settings, of data.</summary>
    public int Bytes { get; } = (4 << 20) / part;

    public int FrontMatterBytes { get; } = (256 << 10) / part;

    /// <summary>Values of a list in front matter or settings: each alias and each tag is a page of its own, and a menu stands on every page.</summary>
    public int Values { get; } = 1000 / part;

    public int Lines { get; } = 200_000 / part;

    public int Headings { get; } = 50_000 / part;

    /// <summary>A few letters that refer to a long address can make a page of any size.</summary>
    public int LettersInAddresses { get; } = 8_000_000 / part;

    /// <summary>See <c>ParseBudget</c>.</summary>
    public long ParseCost { get; } = 60_000_000 / part;

    public override string ToString() => this == Halved ? " (with --untrusted, half of the usual)" : "";
}
