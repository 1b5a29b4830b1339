using System.Collections.Immutable;

namespace ServiceBlog.Templating;

/// <summary>A template failed while it was rendered, or was rendered in spite of its parse errors.</summary>
public sealed class TemplateException : Exception
{
    public TemplateException(
        TemplateError error, ImmutableArray<TemplateError> includeChain = default, Exception? cause = null)
        : base(error.ToString(), cause)
    {
        Error = error;
        IncludeChain = includeChain.IsDefault ? [] : includeChain;
    }

    /// <summary>What failed and where.</summary>
    public TemplateError Error { get; }

    /// <summary>The <c>include</c> calls that led to the failing template, innermost first.</summary>
    public ImmutableArray<TemplateError> IncludeChain { get; }
}
