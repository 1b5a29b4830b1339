using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace ServiceBlog.Core.Rendering.Templates;

/// <summary>A template, parsed once and shared by all threads, each with a <see cref="RenderContext"/> of its own.</summary>
public sealed class ParsedTemplate
{
    /// <summary>The longest text that is parsed at all, in UTF-16 units.</summary>
    public const int LengthLimit = 4 * 1024 * 1024;

    /// <summary>How deep expressions may nest.</summary>
    public const int NestingLimit = 250;

    private static readonly ParserOptions Options = new() { ExpressionDepthLimit = NestingLimit };

    private ParsedTemplate(string path, Template? template, ImmutableArray<TemplateError> errors)
    {
        Path = path;
        Template = template;
        Errors = errors;
        Page = template?.Page;
    }

    /// <summary>Names the template in messages.</summary>
    public string Path { get; }

    /// <summary>The faults of the text, in the order in which they were found: what follows the first may follow from it.</summary>
    public ImmutableArray<TemplateError> Errors { get; }

    public bool HasErrors => !Errors.IsEmpty;

    internal Template? Template { get; }

    /// <summary>What is rendered.</summary>
    internal ScriptPage? Page { get; private init; }

    /// <summary>Parses a text; faults are collected in <see cref="Errors"/>, never thrown.</summary>
    public static ParsedTemplate Parse(string text, string path)
    {
        if (text.Length > LengthLimit)
            return Failed(path, new TemplateError(path, 1, 1, $"the template is longer than {LengthLimit} characters"));
        Template template;
        try
        {
            template = Template.Parse(text, path, Options);
        }
        catch (Exception exception) when (exception is NotSupportedException or InvalidOperationException or ArgumentException or InsufficientExecutionStackException)
        {
            // The package's parser gives up on a few senseless texts.
            return Failed(path, new TemplateError(path, 1, 1, $"the template cannot be parsed: {exception.Message}"));
        }
        if (template.HasErrors)
        {
            return Failed(path, [.. template.Messages
                .Where(message => message.Type == ParserMessageType.Error)
                .Select(message => message.Span.Start.Line < 0
                    || message.Span.Start.Line > text.AsSpan().Count('\n') // which the package's count may pass in a text with code in it
                    ? new TemplateError(path, 1 + text.AsSpan().Count('\n'), text.Length - text.LastIndexOf('\n'), message.Message)
                    : TemplateError.At(message.Span, message.Message))]);
        }
        if (template.Page?.Body is { } body)
            CaptureStatement.ReplaceAllIn(body);
        return new ParsedTemplate(path, template, []);
    }

    /// <summary>The same, with fewer steps to render.</summary>
    /// <param name="settled">What no template sets that renders together with this one.</param>
    internal ParsedTemplate Rewritten(SettledNames settled) => Page is { } page
        ? new ParsedTemplate(Path, Template, Errors) { Page = new ThemeRewriter(settled).Rewrite(page) }
        : this;

    private static ParsedTemplate Failed(string path, params ImmutableArray<TemplateError> errors) => new(path, null, errors);
}

/// <summary>The templates that <c>include</c> finds.</summary>
public interface IPartials
{
    /// <summary>The partial of a name; null if there is none.</summary>
    /// <param name="from">The path of the template that asks.</param>
    ParsedTemplate? Find(string name, string from);
}
