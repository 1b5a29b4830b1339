using Markdig.Extensions.AutoLinks;
using Markdig.Helpers;
using Markdig.Parsers;

namespace ServiceBlog.Core.Markup.Limits;

/// <summary>
/// Bare URLs, charged for: before each one Markdig walks back over all inlines of its leaf, and it reads a URL to
/// its end before it refuses it.
/// </summary>
internal sealed class LimitedAutoLinkParser(AutoLinkOptions options) : AutoLinkParser(options)
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var url = slice.AsSpan();
        if (!StartsLikeUrl(url))
            return false;
        var length = url.IndexOfAny(' ', '\n');
        var budget = (ParseBudget)processor.Context!;
        budget.CountMark(processor.Block!);
        budget.Charge(
            (4L * budget.MarksInLeaf) + (length < 0 ? url.Length : length),
            processor.GetSourcePosition(slice.Start));
        return base.Match(processor, ref slice);
    }

    private static bool StartsLikeUrl(ReadOnlySpan<char> text) => text[0] switch
    {
        'h' => text.StartsWith("http", StringComparison.Ordinal),
        'w' => text.StartsWith("www.", StringComparison.Ordinal),
        'f' => text.StartsWith("ftp:", StringComparison.Ordinal),
        'm' => text.StartsWith("mailto:", StringComparison.Ordinal),
        _ => text.StartsWith("tel:", StringComparison.Ordinal),
    };
}
