namespace ServiceBlog.Templating;

/// <summary>A fault found in a template's text. Line and column count from 1.</summary>
public sealed record TemplateError(string Path, int Line, int Column, string Message)
{
    public override string ToString() => $"{Path}({Line},{Column}) : error : {Message}";
}
