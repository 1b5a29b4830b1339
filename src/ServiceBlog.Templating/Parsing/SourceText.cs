namespace ServiceBlog.Templating.Parsing;

/// <summary>A template's text and path; turns offsets into lines and columns when an error needs them.</summary>
internal sealed class SourceText
{
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
    }

    public string Path { get; }

    public string Text { get; }

    public string Slice(SourceSpan span) => Text[span.Start..span.End];

    public TemplateError Error(SourceSpan span, string message)
    {
        var start = Math.Clamp(span.Start, 0, Text.Length);
        var before = Text.AsSpan(0, start);
        var line = before.Count('\n') + 1;
        var column = start - (before.LastIndexOf('\n') + 1) + 1;
        return new TemplateError(Path, line, column, message);
    }

    public TemplateException Exception(SourceSpan span, string message, Exception? cause = null) =>
        new(Error(span, message), cause: cause);
}
