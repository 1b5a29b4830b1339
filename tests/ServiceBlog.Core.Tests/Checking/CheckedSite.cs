using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ServiceBlog.Core.Checking;
using ServiceBlog.Core.Diagnostics;
using ServiceBlog.LinkCheck;

namespace ServiceBlog.Core.Tests.Checking;

/// <summary>A built site in memory, checked.</summary>
public sealed class CheckedSite
{
    private CheckedSite(CheckResult result) => Result = result;

    public CheckResult Result { get; }

    public ImmutableArray<Finding> Findings => Result.Findings;

    /// <summary>Findings as <c>path:line rule element[attribute] url</c>, without the checks of content.</summary>
    public IEnumerable<string> Links => Findings.Where(finding => !IsOfContent(finding.Rule)).Select(Describe);

    public IEnumerable<string> Names => Findings.Select(finding => finding.Rule.Name);

    public static CheckedSite Of(params (string Path, string Text)[] files) => At(null, files);

    public static CheckedSite At(string? baseUrl, params (string Path, string Text)[] files) =>
        At(baseUrl, [.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))]);

    public static CheckedSite At(string? baseUrl, params (string Path, byte[] Bytes)[] files)
    {
        var checker = new SiteChecker(new CheckSettings { BaseUrl = baseUrl });
        Parallel.ForEach(files, file => checker.Add(file.Path, file.Bytes));
        return new CheckedSite(checker.Finish());
    }

    /// <summary>One page whose body is given, among a few that it may link to.</summary>
    public static CheckedSite Page(string body) => Of(
        ("page.html", $"<!doctype html><html lang=en><title>t</title><body>{body}"),
        ("ok.html", "<!doctype html><html lang=en><title>t</title><p id=id>"),
        ("ok.png", ""));

    public static string Describe(Finding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Path}:{finding.Place.Line} {finding.Rule.Name} {finding.Element}[{finding.Attribute}] {finding.Url}");

    private static bool IsOfContent(Rule rule) => string.CompareOrdinal(rule.Code, "SB0330") >= 0 && string.CompareOrdinal(rule.Code, "SB0340") < 0;
}
