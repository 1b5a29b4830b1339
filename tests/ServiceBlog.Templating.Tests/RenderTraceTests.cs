namespace ServiceBlog.Templating.Tests;

public sealed class RenderTraceTests
{
    [Theory]
    [InlineData("<a>\n <b>{{ x }}</b>", "<b>", "page", 2, 2)]
    [InlineData("<a>\n <b>{{ x }}</b>", "value", "page", 2, 8)]
    [InlineData("{{ capture m }}<a>\n<b>{{ end }}<c>{{ m }}", "<b>", "page", 2, 1)]
    [InlineData("one\n{{ include 'part' }}two", "<inner>", "part", 2, 3)]
    [InlineData("one\n{{ include 'part' }}two", "two", "page", 2, 21)]
    [InlineData("{{ capture m; include 'part'; end }}x\n{{ m }}", "<inner>", "part", 2, 3)]
    [InlineData("{{ for i in 1..3 }}\n<{{ i }}>{{ end }}", "<3", "page", 2, 1)]
    public void A_place_in_the_output_leads_back_to_its_template(string template, string output, string path, int line, int column)
    {
        using var context = new RenderContext(new ScriptObject { ["x"] = "value" })
        {
            Loader = new Parts(),
            Trace = new RenderTrace(),
        };
        Template.Parse(template, "page").Render(context);
        var offset = context.Output.ToString().IndexOf(output, StringComparison.Ordinal);

        var place = context.Trace.Locate(offset).ShouldNotBeNull();

        (place.Path, place.Line, place.Column).ShouldBe((path, line, column));
    }

    private sealed class Parts : ITemplateLoader
    {
        public Template? Load(string name) => Template.Parse("<part>\n  <inner>\n", name);
    }
}
