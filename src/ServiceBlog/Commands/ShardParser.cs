using System.CommandLine.Parsing;
using System.Globalization;
using ServiceBlog.Core.Outputs;

namespace ServiceBlog.Commands;

/// <summary>Reads a part of a site as people write it: <c>2/3</c>.</summary>
internal static class ShardParser
{
    private const int MostParts = 10_000;

    public static Shard Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (text.Split('/') is [var number, var count]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var parts)
            && part >= 1 && part <= parts && parts <= MostParts)
        {
            return new Shard(part, parts);
        }
        result.AddError($"--shard wants a part and their number such as 2/3, not '{text}'.");
        return Shard.Whole;
    }
}
