using ServiceBlog.Templating.Parsing;
using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <summary>
/// Turns a syntax tree into <see cref="Evaluator"/>s and <see cref="Executor"/>s, once per template. What the text settles
/// is settled here: constants, slots of local variables, which running loop a name means, the shape of calls. What
/// depends on who calls (variables of other scopes, blocks passed to <c>wrap</c>) is looked up by name at run time.
/// </summary>
internal sealed partial class Compiler
{
    private readonly SourceText _source;
    private UnitScope _unit = new();

    private Compiler(SourceText source) => _source = source;

    /// <param name="source">The text the page was parsed from.</param>
    /// <param name="page">The whole template.</param>
    /// <param name="isScript">The page is to be evaluated among the local variables of whoever asks.</param>
    public static CodeUnit Compile(SourceText source, Block page, bool isScript)
    {
        var compiler = new Compiler(source);
        if (isScript)
        {
            compiler._unit.EnterBlock();
        }

        var body = compiler.CompileBlock(page);
        return new CodeUnit(body, compiler._unit.LocalNames);
    }

    private CodeUnit CompileUnit(Block block)
    {
        var outer = _unit;
        _unit = new UnitScope();
        var unit = new CodeUnit(CompileBlock(block), _unit.LocalNames);
        _unit = outer;
        return unit;
    }

    private TemplateException Error(SourceSpan span, string message) => _source.Exception(span, message);

    private CallSite Site(SourceSpan span, Expression function, IEnumerable<Argument> arguments)
    {
        var all = arguments.ToArray();
        var end = function.Span.End;
        return new CallSite(
            _source,
            span,
            [.. all.Select(argument => argument.Span)],
            [.. all.Where(argument => argument.Name is not null).Select(argument => argument.Name!)])
        {
            // What is piped in stands before the function, and brackets, even empty, are part of the call.
            CountSpan = span.End == end && all.All(argument => argument.Span.End <= end) ? new SourceSpan(end, end) : span,
        };
    }
}
