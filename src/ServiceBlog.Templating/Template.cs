using System.Collections.Immutable;
using ServiceBlog.Templating.Compilation;
using ServiceBlog.Templating.Parsing;

namespace ServiceBlog.Templating;

/// <summary>
/// A parsed and compiled template: immutable, safe to render from many threads at once, each with a
/// <see cref="RenderContext"/> of its own.
/// </summary>
public sealed class Template
{
    private readonly SourceText _source;

    private Template(SourceText source, ImmutableArray<TemplateError> errors, CodeUnit unit)
    {
        _source = source;
        Errors = errors;
        Unit = unit;
    }

    /// <summary>The logical path given to <see cref="Parse"/>, for messages only.</summary>
    public string Path => _source.Path;

    /// <summary>The faults of the text, in the order of their position.</summary>
    public ImmutableArray<TemplateError> Errors { get; }

    public bool HasErrors => !Errors.IsEmpty;

    /// <summary>The compiled page; empty if there are errors.</summary>
    internal CodeUnit Unit { get; }

    /// <summary>Parses a text; faults are collected in <see cref="Errors"/>, never thrown.</summary>
    /// <param name="text">The template.</param>
    /// <param name="path">Names the template in messages; no file is read.</param>
    /// <param name="options">How to read the text; the default is text with code between <c>{{</c> and <c>}}</c>.</param>
    public static Template Parse(string text, string path, ParserOptions? options = null)
    {
        var source = new SourceText(path, text);
        var errors = new List<TemplateError>();
        options ??= ParserOptions.Default;
        var page = Parser.Parse(source, options, errors);
        if (errors.Count == 0)
        {
            try
            {
                return new Template(source, [], Compiler.Compile(source, page, options.IsScriptOnly));
            }
            catch (TemplateException error)
            {
                errors.Add(error.Error);
            }
        }

        var ordered = errors.OrderBy(error => (error.Line, error.Column)).ToImmutableArray();
        return new Template(source, ordered, CodeUnit.Empty);
    }

    /// <summary>Renders to the end of <see cref="RenderContext.Output"/>.</summary>
    /// <exception cref="TemplateException">The template has errors, fails, or passes a limit.</exception>
    public void Render(RenderContext context) => context.RunTemplate(this, 0, 0, []);

    /// <summary>Renders with the given globals and returns the text.</summary>
    /// <exception cref="TemplateException">The template has errors, fails, or passes a limit.</exception>
    public string Render(ITemplateObject? globals = null, ITemplateLoader? loader = null)
    {
        using var context = new RenderContext(globals) { Loader = loader };
        Render(context);
        return context.Output.ToString();
    }
}
