using ServiceBlog.Templating.Parsing;

namespace ServiceBlog.Templating.Runtime;

/// <summary>What is known of a call when the template is compiled: its position and the shape of its arguments.</summary>
internal sealed class CallSite
{
    private CallSite? _callback;

    public CallSite(SourceText source, SourceSpan span, SourceSpan[] argumentSpans, string[] argumentNames)
    {
        Source = source;
        Span = span;
        CountSpan = span;
        ArgumentSpans = argumentSpans;
        ArgumentNames = argumentNames;
    }

    public SourceText Source { get; }

    public SourceSpan Span { get; }

    public SourceSpan[] ArgumentSpans { get; }

    /// <summary>Where a wrong number of arguments is reported: behind a function that was given none.</summary>
    public SourceSpan CountSpan { get; init; }

    /// <summary>The names of the trailing named arguments.</summary>
    public string[] ArgumentNames { get; }

    /// <summary>The same place, for calls a built-in function makes itself.</summary>
    public CallSite Callback => _callback ??= new CallSite(Source, Span, [], []);

    public TemplateException Error(string message) => Source.Exception(Span, message);

    public TemplateException CountError(string message) => Source.Exception(CountSpan, message);

    public TemplateException ArgumentError(int index, string message) =>
        Source.Exception(index < ArgumentSpans.Length ? ArgumentSpans[index] : Span, message);

    /// <summary>An error at the argument of a parameter, wherever the call put it.</summary>
    public TemplateException ParameterError(Function function, int parameter, string message)
    {
        var name = parameter < function.Parameters.Length ? function.Parameters[parameter].Name : "";
        var named = Array.IndexOf(ArgumentNames, name);
        return named < 0 ? ArgumentError(parameter, message) : NamedArgumentError(named, message);
    }

    public TemplateException NamedArgumentError(int index, string message) =>
        ArgumentError(ArgumentSpans.Length - ArgumentNames.Length + index, message);
}
