using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using HandlebarsDotNet;
using ServiceBlog.Templating;

namespace ServiceBlog.Benchmarks;

/// <summary>A table of 500 products: a loop, members, a condition, a formatted number, truncated and escaped text.</summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class TemplateTableBenchmarks
{
    private readonly Template _ours = Template.Parse(TemplateFiles.Read("Templates/table.sbn-html"), "table");
    private readonly HandlebarsTemplate<object, object> _theirs =
        HandlebarsEngine.Create().Compile(TemplateFiles.Read("Templates/table.hbs"));

    private readonly HandlebarsTemplate<TextWriter, object, object> _theirsToWriter =
        HandlebarsEngine.Create().Compile(new StringReader(TemplateFiles.Read("Templates/table.hbs")));

    private readonly ScriptObject _ourData = new() { ["products"] = Products.ToModel(Products.Create(500)) };
    private readonly object _theirData = new { products = Products.Create(500) };
    private readonly RenderContext _context = new();
    private readonly StringWriter _writer = new(CultureInfo.InvariantCulture);

    [GlobalSetup]
    public void Setup()
    {
        SameOutput.Assert(ServiceBlogToString(), HandlebarsNetToString());
        SameOutput.Assert(WrittenBy(ServiceBlogToWriter), WrittenBy(HandlebarsNetToWriter));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("ToString")]
    public string HandlebarsNetToString() => _theirs(_theirData);

    [Benchmark]
    [BenchmarkCategory("ToString")]
    public string ServiceBlogToString()
    {
        _context.Reset(_ourData);
        _ours.Render(_context);
        return _context.Output.ToString();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("ToWriter")]
    public int HandlebarsNetToWriter()
    {
        _writer.GetStringBuilder().Clear();
        _theirsToWriter(_writer, _theirData);
        return _writer.GetStringBuilder().Length;
    }

    [Benchmark]
    [BenchmarkCategory("ToWriter")]
    public int ServiceBlogToWriter()
    {
        _writer.GetStringBuilder().Clear();
        _context.Reset(_ourData);
        _ours.Render(_context);
        _writer.Write(_context.Output.Written);
        return _writer.GetStringBuilder().Length;
    }

    private string WrittenBy(Func<int> render)
    {
        render();
        return _writer.ToString();
    }
}
