using System.CommandLine.Parsing;
using System.Globalization;

namespace ServiceBlog.Commands;

/// <summary>Reads a moment from the command line: ISO 8601, and UTC where no zone is named.</summary>
internal static class MomentParser
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ssK",
    ];

    public static DateTimeOffset? Parse(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            return moment;
        result.AddError($"'{text}' is no date. Write it as 2026-11-20 or 2026-11-20T09:30:00+01:00.");
        return null;
    }
}
