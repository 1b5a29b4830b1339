using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Rendering.Theming;

/// <summary>Tells the author of a theme what the template engine found.</summary>
public static class TemplateDiagnostic
{
    public static Diagnostic From(TemplateError error) =>
        new(Rules.TemplateError, new SourceLocation(error.Path, error.Line, error.Column), error.Message);

    /// <param name="page">The output path of the page that was rendered.</param>
    public static Diagnostic From(TemplateException exception, string page)
    {
        var error = exception.Error;
        // Templates that include each other in a circle would be named a hundred times.
        var chain = string.Concat(exception.IncludeChain.Distinct().Select(include =>
            FormattableString.Invariant($"; included at {include.Path}:{include.Line}")));
        return From(error with { Message = error.Message + chain }) with { Page = page };
    }
}
