using BenchmarkDotNet.Attributes;
using HandlebarsDotNet;
using ServiceBlog.Templating;

namespace ServiceBlog.Benchmarks;

/// <summary>One sentence with three values: what a render costs before it does anything.</summary>
[MemoryDiagnoser]
public class TemplateSmallBenchmarks
{
    private readonly Template _ours = Template.Parse(
        "<p>{{ user.name | html.escape }} has {{ count }} new messages{{ if urgent }}, one of them urgent{{ end }}.</p>", "small");

    private readonly HandlebarsTemplate<object, object> _theirs = HandlebarsEngine.Create().Compile(
        "<p>{{user.name}} has {{count}} new messages{{#if urgent}}, one of them urgent{{/if}}.</p>");

    private readonly ScriptObject _ourData = new()
    {
        ["user"] = new ScriptObject { ["name"] = "Ada <Lovelace>" },
        ["count"] = 3,
        ["urgent"] = true,
    };

    private readonly object _theirData = new { user = new { name = "Ada <Lovelace>" }, count = 3, urgent = true };
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
}
