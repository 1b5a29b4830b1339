using BenchmarkDotNet.Attributes;
using HandlebarsDotNet;
using ServiceBlog.Templating;

namespace ServiceBlog.Benchmarks;

/// <summary>A table of 500 products: a loop, members, a condition, a formatted number, truncated and escaped text.</summary>
[MemoryDiagnoser]
public class TemplateTableBenchmarks
{
    private readonly Template _ours = Template.Parse(TemplateFiles.Read("Templates/table.sbn-html"), "table");
    private readonly HandlebarsTemplate<object, object> _theirs =
        HandlebarsEngine.Create().Compile(TemplateFiles.Read("Templates/table.hbs"));
    private readonly ScriptObject _ourData = new() { ["products"] = Products.ToModel(Products.Create(500)) };
    private readonly object _theirData = new { products = Products.Create(500) };
    private readonly RenderContext _context = new();

    [GlobalSetup]
    public void Setup() => SameOutput.Assert(ServiceBlog(), HandlebarsNet());

    [Benchmark(Baseline = true)]
    public string HandlebarsNet() => _theirs(_theirData);

    [Benchmark]
    public string ServiceBlog()
    {
        _context.Reset(_ourData);
        _ours.Render(_context);
        return _context.Output.ToString();
    }

    /// <summary>Without the string at the end, which a site does not need: its pages go out as UTF-8 from the buffer.</summary>
    [Benchmark]
    public int ServiceBlogToBuffer()
    {
        _context.Reset(_ourData);
        _ours.Render(_context);
        return _context.Output.Length;
    }
}
