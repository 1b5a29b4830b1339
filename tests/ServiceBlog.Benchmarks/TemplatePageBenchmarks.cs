using BenchmarkDotNet.Attributes;
using HandlebarsDotNet;
using ServiceBlog.Templating;

namespace ServiceBlog.Benchmarks;

/// <summary>A page of the default theme: a tag with ten posts, through a layout and ten partials.</summary>
[MemoryDiagnoser]
public class TemplatePageBenchmarks
{
    private readonly ThemePage _page = new();
    private readonly HandlebarsTemplate<object, object> _theirs =
        HandlebarsEngine.Create().Compile(TemplateFiles.Read("Templates/page.hbs"));
    private readonly RenderContext _context;

    // As the site renders: a theme's pages are not indented.
    public TemplatePageBenchmarks() => _context = new RenderContext { Loader = _page, AutoIndent = false };

    [GlobalSetup]
    public void Setup() => SameOutput.Assert(ServiceBlog(), HandlebarsNet());

    [Benchmark(Baseline = true)]
    public string HandlebarsNet() => _theirs(_page.TheirData);

    [Benchmark]
    public string ServiceBlog()
    {
        _context.Reset(_page.OurData);
        _page.Layout.Render(_context);
        return _context.Output.ToString();
    }

    [Benchmark]
    public int ServiceBlogToBuffer()
    {
        _context.Reset(_page.OurData);
        _page.Layout.Render(_context);
        return _context.Output.Length;
    }
}
