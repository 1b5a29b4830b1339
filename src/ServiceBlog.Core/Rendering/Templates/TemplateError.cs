using SourceSpan = Scriban.Parsing.SourceSpan;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>A fault in a template or in its data. Line and column count from 1.</summary>
public sealed record TemplateError(string Path, int Line, int Column, string Message)
{
    public static TemplateError At(SourceSpan span, string message) =>
        new(span.FileName ?? "", span.Start.Line + 1, span.Start.Column + 1, message);

    public override string ToString() => $"{Path}({Line},{Column}) : error : {Message}";
}

/// <summary>A template failed while it was rendered.</summary>
public sealed class TemplateException : Exception
{
    public TemplateException(TemplateError error, ImmutableArray<TemplateError> includeChain = default, Exception? cause = null)
        : base(error.ToString(), cause)
    {
        Error = error;
        IncludeChain = includeChain.IsDefault ? [] : includeChain;
    }

    /// <summary>What failed, and where.</summary>
    public TemplateError Error { get; }

    /// <summary>The <c>include</c> calls that led to the failing template, innermost first.</summary>
    public ImmutableArray<TemplateError> IncludeChain { get; }
}
