using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using ServiceBlog.Rendering;

namespace ServiceBlog.Tests.Rendering.Language;

/// <summary>Renders by the package alone, with nothing of ours but the reader of the data.</summary>
internal sealed class PackageRender(SampleSet samples) : ITemplateLoader
{
    /// <summary>What a template prints, or the place of its first error.</summary>
    public (string? Text, string? Error) Render(string template, string path)
    {
        var parsed = Template.Parse(template, path);
        if (parsed.HasErrors)
            return (null, Place(parsed.Messages.First(message => message.Type == ParserMessageType.Error).Span, template));
        var context = new TemplateContext
        {
            TemplateLoader = this,
            NewLine = "\n",
            LoopLimit = 1_000_000,
            RegexTimeOut = TimeSpan.FromSeconds(1),
        };
        context.PushGlobal(JsonData.Read(samples.Data, "data.json"));
        try
        {
            return (parsed.Render(context), null);
        }
        catch (ScriptRuntimeException exception)
        {
            return (null, Place(exception.Span, template));
        }
    }

    public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

    public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
        samples.Partials.FirstOrDefault(partial => partial.Name == templatePath || partial.Name == templatePath + ".sbn-html").Text;

    public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => new(Load(context, callerSpan, templatePath));

    private static string Place(SourceSpan span, string template) => span.Start.Line < 0
        ? FormattableString.Invariant($"{span.FileName}:{1 + template.Count(letter => letter == '\n')}:{template.Length - template.LastIndexOf('\n')}")
        : FormattableString.Invariant($"{span.FileName}:{span.Start.Line + 1}:{span.Start.Column + 1}");
}
