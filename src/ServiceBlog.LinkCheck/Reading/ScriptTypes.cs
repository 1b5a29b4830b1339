using System.Collections.Frozen;

namespace ServiceBlog.LinkCheck.Reading;

/// <summary>What a <c>script</c> holds, told by its <c>type</c> (HTML standard, section 4.12.1.1).</summary>
internal static class ScriptTypes
{
    /// <summary>The MIME types of JavaScript (MIME Sniffing standard, section 4.6): all of them, and none with a parameter.</summary>
    private static readonly FrozenSet<string> JavaScript = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "application/ecmascript", "application/javascript", "application/x-ecmascript", "application/x-javascript", "text/ecmascript",
        "text/javascript", "text/javascript1.0", "text/javascript1.1", "text/javascript1.2", "text/javascript1.3", "text/javascript1.4",
        "text/javascript1.5", "text/jscript", "text/livescript", "text/x-ecmascript", "text/x-javascript");

    /// <summary>It is fetched and run; a data block's <c>src</c> is never looked at.</summary>
    /// <param name="type">The attribute's value; null if there is none.</param>
    public static bool Runs(string? type) =>
        string.IsNullOrEmpty(type) || JavaScript.Contains(type.Trim()) || type.Trim().Equals("module", StringComparison.OrdinalIgnoreCase);

    /// <summary>It holds linked data (JSON-LD 1.1, section 7), of whatever profile.</summary>
    public static bool IsJsonLd(string type) =>
        type.Split(';')[0].Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);
}
