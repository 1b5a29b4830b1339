using Scriban.Runtime;
using ServiceBlog.Core.Rendering.Templates;

namespace ServiceBlog.Core.Tests.Templates;

/// <summary>Short words for what most tests of templates do.</summary>
public abstract class TemplateTest
{
    protected static IPartials Partials { get; } = new TextPartials
    {
        ["lines"] = "a\nb\nc",
        ["named"] = "{{ $.first }}/{{ $second }}",
        ["nothing"] = "",
        ["endless"] = "{{ include 'endless' }}",
        ["outer"] = "\n{{ include 'failing' }}",
        ["failing"] = "text\n  {{ nothing.at.all }}",
        ["faulty"] = "\n{{ 1 + }}",
        ["part"] = "<part>\n  <inner>\n",
    };

    /// <summary>Renders as a theme does, with a few values at hand.</summary>
    protected static string Render(string text, RenderSettings? settings = null)
    {
        using var context = new RenderContext((settings ?? new RenderSettings { AutoIndent = false }) with { Partials = Partials });
        context.Render(ParsedTemplate.Parse(text, "page"), Model());
        return context.Text.ToString();
    }

    /// <summary>The first error of a template, found when it is parsed or rendered.</summary>
    protected static TemplateError ErrorOf(string text, RenderSettings? settings = null)
    {
        var template = ParsedTemplate.Parse(text, "page");
        return template.HasErrors ? template.Errors[0] : Should.Throw<TemplateException>(() => Render(text, settings)).Error;
    }

    protected static ScriptObject Model()
    {
        var model = new ScriptObject();
        model.SetValue("name", "foo", readOnly: false);
        model.SetValue("number", 7, readOnly: false);
        model.SetValue("page", new TestPage(), readOnly: false);
        return model;
    }

    /// <summary>An object of the model.</summary>
    protected sealed class TestPage : ReadOnlyObject
    {
        public override IReadOnlyList<string> MemberNames => ["title", "tags"];

        public override bool Contains(string member) => MemberNames.Contains(member);

        public override bool TryGetMember(string name, out object? value)
        {
            value = name switch
            {
                "title" => "Hello",
                "tags" => new TestList(),
                "broken" => throw new InvalidDataException("no such page"),
                _ => null,
            };
            return value is not null;
        }
    }

    private sealed class TestList : ReadOnlyList
    {
        public override int Count => 2;

        public override object? this[int index] => index == 0 ? "a" : "b";
    }

    private sealed class TextPartials : IPartials
    {
        private readonly Dictionary<string, ParsedTemplate> _templates = new(StringComparer.Ordinal);

        public string this[string name]
        {
            set => _templates[name] = ParsedTemplate.Parse(value, name);
        }

        public ParsedTemplate? Find(string name, string from) => _templates.GetValueOrDefault(name);
    }
}
