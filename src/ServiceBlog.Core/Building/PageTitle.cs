namespace ServiceBlog.Core.Building;

/// <summary>Every page has one title: that of its front matter, else the first heading of level 1, which then leaves the text.</summary>
internal static class PageTitle
{
    public static void Check(ContentFile file, MarkupBody body, ICollection<Diagnostic> diagnostics)
    {
        if (file.LacksTitle && body.Title is null)
            diagnostics.Add(Missing(file));
        // What a source wrote stays as it is, and a comment has no title.
        else if (file.Kind != PageKind.Comment && !file.FrontMatter.Verbatim && Second(file, body) is { } second)
            diagnostics.Add(second);
    }

    private static Diagnostic Missing(ContentFile file)
    {
        var text = file.Markdown.AsSpan().TrimStart();
        var line = text[..(text.IndexOf('\n') is >= 0 and var end ? end : text.Length)].Trim();
        if (line.Length > 1 && line[0] == '#' && char.IsLetterOrDigit(line[1]))
        {
            var above = file.Markdown.AsSpan(0, file.Markdown.Length - text.Length).Count('\n');
            return Mistake(file.MarkdownLine + above, "the page has no title: this line would be it with a space after its #", $"# {line[1..]}");
        }
        var title = file.Key.Replace('-', ' ').Replace('_', ' ');
        title = title.Length == 0 ? "Title" : char.ToUpperInvariant(title[0]) + title[1..];
        return file.Syntax switch
        {
            FrontMatterSyntax.None => Mistake(1, "the page has no title: begin its text with a heading that names it", $"# {title}"),
            FrontMatterSyntax.Yaml => Mistake(file.FrontMatterLine, "the page has no title: add one to the front matter, or begin the text with a # heading", $"title: {YamlText.Scalar(title)}"),
            _ => Mistake(file.FrontMatterLine, "the page has no title: add one to the front matter, or begin the text with a # heading", $"title = {YamlText.Quoted(title)}"),
        };

        Diagnostic Mistake(int line, string message, string suggestion) =>
            new(Rules.MissingTitle, new SourceLocation(file.DisplayPath, line, 1), message) { Suggestion = suggestion };
    }

    /// <summary>The first heading that stands beside the title; null if there is none.</summary>
    private static Diagnostic? Second(ContentFile file, MarkupBody body)
    {
        var headings = body.Outline.Headings.Where(heading => heading.Level == 1 && heading.Text.Length > 0 && heading.Offset >= 0).ToList();
        if (headings.Count == 0)
            return null;
        var (heading, title) = (headings[0], (body.Title ?? file.FrontMatter.Title)?.Value);
        if (string.Equals(LettersOf(heading.Text), LettersOf(title ?? ""), StringComparison.OrdinalIgnoreCase))
            return new Diagnostic(Rules.SecondTitle, heading.Location, "the title is shown twice: it stands above the text already; delete this heading");
        var others = headings.Count == 1 ? "" : FormattableString.Invariant($", and so do {headings.Count - 1} more below");
        return new Diagnostic(Rules.SecondTitle, heading.Location, $"a heading with one # is a second title, beside \"{title}\"{others}; begin the headings of the text with ##")
        {
            Suggestion = $"## {heading.Text}",
        };
    }

    /// <summary>The quotes and dashes of a heading may be typographic ones by now.</summary>
    private static string LettersOf(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
