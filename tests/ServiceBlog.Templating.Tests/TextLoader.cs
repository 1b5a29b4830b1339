namespace ServiceBlog.Templating.Tests;

/// <summary>Templates by name, parsed once.</summary>
public sealed class TextLoader : ITemplateLoader
{
    private readonly Dictionary<string, Template> _templates = new(StringComparer.Ordinal);

    public string this[string name]
    {
        set => _templates[name] = Template.Parse(value, name);
    }

    public Template? Load(string name) => _templates.GetValueOrDefault(name);
}
