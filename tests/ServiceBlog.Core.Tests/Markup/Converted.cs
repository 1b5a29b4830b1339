using ServiceBlog.Core.Diagnostics;
using ServiceBlog.Core.Markup;
using static System.FormattableString;

namespace ServiceBlog.Core.Tests.Markup;

/// <summary>Converts Markdown and shows what came out in forms that are short to compare.</summary>
internal static class Converted
{
    public const string File = "posts/first.md";

    public static MarkupBody Body(string markdown, int firstLine = 1)
    {
        var diagnostics = new List<Diagnostic>();
        var body = MarkdownConverter.Convert(markdown, File, firstLine, diagnostics);
        diagnostics.ShouldBeEmpty();
        return body;
    }

    /// <summary>The HTML on its own page, link 0 resolved to the URL <c>/0</c> and the text <c>T0</c>, and so on.</summary>
    public static string Html(string markdown)
    {
        var body = Body(markdown);
        return body.Fill(Resolved(body)).TrimEnd('\n');
    }

    /// <summary>Links as <c>Wikilink crm#what 3:5</c>.</summary>
    public static string[] Links(string markdown, int firstLine = 1) =>
        [.. Body(markdown, firstLine).Outline.Links.Select(link =>
            Invariant($"{link.Kind} {link.Target}{(link.Fragment is null ? "" : "#" + link.Fragment)} {link.Location.Line}:{link.Location.Column}"))];

    public static ResolvedLink[] Resolved(MarkupBody body) =>
        [.. body.Outline.Links.Select((_, index) => new ResolvedLink(Invariant($"/{index}"), Invariant($"T{index}"), Invariant($"<div>E{index}</div>")))];
}
