using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>Loops.</content>
internal sealed partial class Compiler
{
    private Performed CompileFor(ForStatement loop)
    {
        var list = CompileExpression(loop.List);
        var offset = CompileOption(loop.Options.Offset);
        var limit = CompileOption(loop.Options.Limit);
        var columns = CompileOption(loop.Options.Columns);
        var isReversed = loop.Options.IsReversed;
        var variable = loop.Variable is LocalVariableExpression local
            ? new LoopVariable(local.Name, IsLocal: true)
            : new LoopVariable(((VariableExpression)loop.Variable).Name, IsLocal: false);
        _unit.EnterLoop(variable);
        var body = CompileBlock(loop.Body);
        _unit.LeaveLoop();
        var otherwise = loop.Else is null ? null : CompileBlock(loop.Else);
        return new Performed(context =>
        {
            var value = list.Evaluate(context);
            if (value.IsNull)
            {
                return Flow.Next;
            }

            var items = ListOf(value, loop);
            var first = (int)Math.Clamp(offset?.Invoke(context) ?? 0, 0, items.Count);
            var count = (int)Math.Clamp(limit?.Invoke(context) ?? int.MaxValue, 0, items.Count - first);
            if (count == 0)
            {
                return otherwise?.Execute(context) ?? Flow.Next;
            }

            var range = new LoopRange(items, first, count, isReversed);
            if (!loop.IsTableRow)
            {
                return RunFor(context, body, range, variable, loop.Span);
            }

            var width = (int)Math.Clamp(columns?.Invoke(context) ?? 1, 1, int.MaxValue);
            return RunTableRow(context, body, range, variable, width, loop.Span);
        });
    }

    private Flow RunFor(
        RenderContext context, Executor body, in LoopRange range, LoopVariable variable, SourceSpan span)
    {
        var state = context.OpenLoop(variable);
        state.Enter("for", variable, range.Count);
        var flow = Flow.Next;
        for (var index = 0; index < range.Count; index++)
        {
            context.CountStep(_source, span);
            state.Step(range[index]);
            flow = body.Execute(context);
            if (flow is Flow.Break or Flow.Return)
            {
                break;
            }
        }

        context.CloseLoop();
        return flow == Flow.Return ? flow : Flow.Next;
    }

    private Performed CompileWhile(WhileStatement loop)
    {
        // The condition can ask for while.index, so it belongs to the loop.
        _unit.EnterLoop(LoopFrame.NoVariable);
        var condition = CompileExpression(loop.Condition);
        var body = CompileBlock(loop.Body);
        _unit.LeaveLoop();
        return new Performed(context =>
        {
            var state = context.OpenLoop(LoopFrame.NoVariable);
            state.Enter("while", LoopFrame.NoVariable, length: 0);
            var flow = Flow.Next;
            state.Step(default);
            while (condition.Evaluate(context).IsTruthy)
            {
                context.CountStep(_source, loop.Span);
                flow = body.Execute(context);
                if (flow is Flow.Break or Flow.Return)
                {
                    break;
                }

                state.Step(default);
            }

            context.CloseLoop();
            return flow == Flow.Return ? flow : Flow.Next;
        });
    }

    private Flow RunTableRow(
        RenderContext context, Executor body, in LoopRange range, LoopVariable variable, int columns, SourceSpan span)
    {
        var state = context.OpenLoop(variable);
        state.Enter("tablerow", variable, range.Count, columns);
        var flow = Flow.Next;
        var output = context.Output;
        for (var index = 0; index < range.Count; index++)
        {
            context.CountStep(_source, span);
            state.Step(range[index]);
            var column = index % columns;
            if (column == 0)
            {
                output.Append("<tr class=\"row");
                output.Append((index / columns) + 1);
                output.Append("\">");
            }

            output.Append("<td class=\"col");
            output.Append(column + 1);
            output.Append("\">");
            flow = body.Execute(context);
            output.Append("</td>");
            var isOver = flow is Flow.Break or Flow.Return;
            if (isOver || column == columns - 1 || index == range.Count - 1)
            {
                output.Append("</tr>\n");
            }

            if (isOver)
            {
                break;
            }
        }

        context.CloseLoop();
        return flow == Flow.Return ? flow : Flow.Next;
    }

    private Func<RenderContext, long>? CompileOption(Expression? option)
    {
        if (option is null)
        {
            return null;
        }

        var value = CompileExpression(option);
        return context =>
        {
            var result = value.Evaluate(context);
            return result.TryConvertToInteger(out var number)
                ? number
                : throw Error(option.Span, $"Unable to convert type `{TypeNames.Of(result)}` to `int`");
        };
    }

    private ITemplateList ListOf(in Value value, ForStatement loop) => value.Reference switch
    {
        ITemplateList list => list,
        string text => new CharacterList(text),
        ITemplateObject members => MemberList(members),
        _ => throw Error(loop.List.Span, $"Unexpected type `{TypeNames.Of(value)}` for a loop; expecting a list"),
    };

    /// <summary>An object is looped over as its members, each with a <c>key</c> and a <c>value</c>.</summary>
    private static ScriptArray MemberList(ITemplateObject members)
    {
        var list = new ScriptArray();
        foreach (var name in members.MemberNames)
        {
            if (members.TryGetMember(name, out var value))
            {
                list.Add(new ScriptObject(2) { { "key", name }, { "value", value } });
            }
        }

        return list;
    }
}
