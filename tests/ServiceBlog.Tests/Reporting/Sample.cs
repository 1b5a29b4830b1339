using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Reporting;

namespace ServiceBlog.Tests.Reporting;

/// <summary>Reports to test the reporters with.</summary>
internal static class Sample
{
    public static Diagnostic Link { get; } = new(
        Rules.InvalidAddress, new SourceLocation("input/posts/a, b.md", 3, 5), "there is no page \"crm\"")
    {
        Suggestion = "crm-basics",
        Page = "posts/a/index.html",
        Element = "a",
        Attribute = "href",
        Url = "",
    };

    public static Diagnostic File { get; } = new(Rules.SymbolicLink, new SourceLocation("/else where/x"), "100% odd:\r\nbroken");

    public static RunReport Report(params Diagnostic[] diagnostics) => new()
    {
        Diagnostics = [.. diagnostics],
        Pages = 12,
        Elapsed = TimeSpan.FromMilliseconds(1234),
    };
}
