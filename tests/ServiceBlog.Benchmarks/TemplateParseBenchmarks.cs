using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using HandlebarsDotNet;
using ServiceBlog.Templating;

namespace ServiceBlog.Benchmarks;

/// <summary>From text to something that renders; Handlebars.Net calls it compiling.</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class TemplateParseBenchmarks
{
    private readonly IHandlebars _handlebars = HandlebarsEngine.Create();
    private readonly string _ourTable = TemplateFiles.Read("Templates/table.sbn-html");
    private readonly string _theirTable = TemplateFiles.Read("Templates/table.hbs");
    private readonly string[] _ourPage = ThemePage.Templates();
    private readonly string _theirPage = TemplateFiles.Read("Templates/page.hbs");

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Table")]
    public object HandlebarsNetTable() => _handlebars.Compile(_theirTable);

    [Benchmark]
    [BenchmarkCategory("Table")]
    public object ServiceBlogTable() => Template.Parse(_ourTable, "table");

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Page")]
    public object HandlebarsNetPage() => _handlebars.Compile(_theirPage);

    /// <summary>The layout and all partials that the page goes through.</summary>
    [Benchmark]
    [BenchmarkCategory("Page")]
    public object ServiceBlogPage()
    {
        Template? last = null;
        foreach (var text in _ourPage)
        {
            last = Template.Parse(text, "page");
        }

        return last!;
    }
}
