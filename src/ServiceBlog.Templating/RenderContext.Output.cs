using System.Diagnostics.CodeAnalysis;
using ServiceBlog.Templating.Parsing;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <content>What a render prints and how much of it there may be.</content>
public sealed partial class RenderContext
{
    // Stands for the place of a date that is printed, which no call names.
    private static readonly CallSite DateSite = new(new SourceText("", ""), default, [], []);

    private readonly Dictionary<Type, object> _state = [];
    private int _steps;

    /// <summary>Prints a value as <c>{{ value }}</c> would, with the date format the template chose.</summary>
    public string Format(in Value value) => ValueFormatter.Format(value, this);

    /// <summary>Counts one step of a loop in a built-in function against <see cref="RenderLimits.LoopSteps"/>.</summary>
    /// <exception cref="TemplateException">That was one too many.</exception>
    public void CountStep()
    {
        if (++_steps > Limits.LoopSteps)
        {
            throw Error(StepsExceeded());
        }
    }

    /// <summary>Reports a string about to be built if it is longer than <see cref="RenderLimits.StringLength"/>.</summary>
    /// <exception cref="TemplateException">It is.</exception>
    public void CheckStringLength(long length)
    {
        if (length > Limits.StringLength)
        {
            throw Error(StringLengthExceeded());
        }
    }

    private void CheckPrintedLength(CallSite site, int start)
    {
        if (Output.Length - start > Limits.StringLength)
        {
            throw site.Error(StringLengthExceeded());
        }
    }

    /// <summary>Counts a step; false if it was one too many, for those who know no position.</summary>
    internal bool TryCountStep() => ++_steps <= Limits.LoopSteps;

    internal void CountStep(SourceText source, SourceSpan span)
    {
        if (++_steps > Limits.LoopSteps)
        {
            throw source.Exception(span, StepsExceeded());
        }

        CheckOutput(source, span);
    }

    internal void CheckOutput(SourceText source, SourceSpan span)
    {
        if (Output.Length > Limits.OutputLength)
        {
            throw source.Exception(span, $"Exceeding the limit of `{Text(Limits.OutputLength)}` characters of output");
        }
    }

    /// <summary>Prints a stretch of a template's text.</summary>
    internal void Write(SourceText source, SourceSpan text)
    {
        Trace?.Write(Output.Length, source, text.Start, isText: true);
        Output.AppendStretch(source.Text, text.Start, text.End - text.Start);
    }

    internal void Append(in Value value)
    {
        if (value.Reference is string text)
        {
            Trace?.Print(Output.Length, text);
            Output.Append(text);
        }
        else if (value.IsInteger)
        {
            Output.Append(value.Bits);
        }
        else
        {
            ValueFormatter.Write(Output, value, this, Limits.OutputLength);
        }
    }

    /// <summary>Takes what was printed since <paramref name="mark"/> back as a string.</summary>
    /// <exception cref="EvaluationException">It is too long for a string.</exception>
    internal string CutOutput(int mark)
    {
        if (Output.Length - mark > Limits.StringLength)
        {
            throw new EvaluationException(StringLengthExceeded());
        }

        var text = Output.Cut(mark);
        Trace?.Cut(mark, text);
        return text;
    }

    /// <summary>Prints a date with the format a template assigned to <c>date.format</c>, if it did.</summary>
    internal bool TryFormatDate(in Value date, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (_changedBuiltins is null
            || !_builtins.TryGetMember("date", out var library)
            || library.Reference is not ScriptObject shared || !_changedBuiltins.TryGetValue(shared, out var changed)
            || !changed.TryGetMember("to_string", out var member) || member.Reference is not Function toString)
        {
            return false;
        }

        var start = Arguments.Top;
        Arguments.Push(date);
        Arguments.Push(changed["format"]);
        var printed = toString.Invoke(this, DateSite, start, 2);
        Arguments.Release(start);
        text = printed.Reference as string;
        return text is not null;
    }

    private string StringLengthExceeded() =>
        $"Exceeding the limit of `{Text(Limits.StringLength)}` characters for a string";

    private string StepsExceeded() => $"Exceeding the limit of `{Text(Limits.LoopSteps)}` loop steps";
}
