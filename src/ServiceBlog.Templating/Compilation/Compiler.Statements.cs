using System.Runtime.CompilerServices;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>Blocks and the statements other than loops.</content>
internal sealed partial class Compiler
{
    private Executor CompileBlock(Block block)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error(block.Span, "The template is nested too deeply");
        }

        var statements = block.Statements.Select(CompileStatement).ToArray();
        var spans = block.Statements.Select(statement => statement.Span).ToArray();
        if (statements.Length == 0)
        {
            return static _ => Flow.Next;
        }

        return context =>
        {
            var index = 0;
            try
            {
                for (; index < statements.Length; index++)
                {
                    var flow = statements[index](context);
                    if (flow != Flow.Next)
                    {
                        return flow;
                    }
                }

                return Flow.Next;
            }
            catch (Exception error) when (error is not (TemplateException or OperationCanceledException))
            {
                // What failed without knowing its place, such as the host's model, gets that of its statement.
                throw _source.Exception(spans[index], error.Message, error);
            }
        };
    }

    private Executor CompileStatement(Statement statement) => statement switch
    {
        TextStatement text => CompileText(text),
        ExpressionStatement expression => CompileExpressionStatement(expression),
        AssignmentStatement assignment => CompileAssignment(assignment),
        IfStatement conditional => CompileIf(conditional),
        CaseStatement cases => CompileCase(cases),
        ForStatement loop => CompileFor(loop),
        WhileStatement loop => CompileWhile(loop),
        CaptureStatement capture => CompileCapture(capture),
        WithStatement with => CompileWith(with),
        WrapStatement wrap => CompileWrap(wrap),
        ImportStatement import => CompileImport(import),
        FunctionStatement function => CompileFunctionStatement(function),
        ReturnStatement result => CompileReturn(result),
        ReadOnlyStatement readOnly => CompileReadOnly(readOnly),
        BreakStatement => CompileJump(statement.Span, Flow.Break, "break"),
        _ => CompileJump(statement.Span, Flow.Continue, "continue"),
    };

    private Executor CompileText(TextStatement text)
    {
        var (source, start, length) = (_source.Text, text.Span.Start, text.Span.End - text.Span.Start);
        return context =>
        {
            context.Trace?.Write(context.Output.Length, _source, start, isText: true);
            context.Output.Append(source.AsSpan(start, length));
            return Flow.Next;
        };
    }

    private Executor CompileExpressionStatement(ExpressionStatement statement)
    {
        var span = statement.Span;
        var call = statement.Expression is CallExpression syntax ? CompileParts(syntax) : null;
        var evaluate = call is null ? CompileExpression(statement.Expression) : Invoke(call);
        var print = call is null ? null : InvokeAndPrint(call);
        var indentation = _source.Slice(statement.Indentation);
        return context =>
        {
            if (context.IsEvaluating)
            {
                context.EvaluatedValue = evaluate(context);
                return Flow.Next;
            }

            var start = context.Output.Length;
            context.Trace?.Write(start, _source, span.Start, isText: false);
            if (print is null)
            {
                context.Append(evaluate(context));
            }
            else
            {
                print(context);
            }

            if (indentation.Length > 0 && context.AutoIndent)
            {
                context.Output.Indent(start, indentation);
            }

            context.CheckOutput(_source, span);
            return Flow.Next;
        };
    }

    private Executor CompileIf(IfStatement conditional)
    {
        var conditions = conditional.Branches.Select(branch => CompileExpression(branch.Condition)).ToArray();
        var bodies = conditional.Branches.Select(branch => CompileBlock(branch.Body)).ToArray();
        var otherwise = conditional.Else is null ? null : CompileBlock(conditional.Else);
        if (conditions.Length == 1)
        {
            var (condition, body) = (conditions[0], bodies[0]);
            return context => condition(context).IsTruthy ? body(context) : otherwise?.Invoke(context) ?? Flow.Next;
        }

        return context =>
        {
            for (var index = 0; index < conditions.Length; index++)
            {
                if (conditions[index](context).IsTruthy)
                {
                    return bodies[index](context);
                }
            }

            return otherwise?.Invoke(context) ?? Flow.Next;
        };
    }

    private Executor CompileCase(CaseStatement cases)
    {
        var value = CompileExpression(cases.Value);
        var preamble = CompileBlock(cases.Preamble);
        var candidates = cases.Branches.Select(branch => branch.Values.Select(CompileExpression).ToArray()).ToArray();
        var bodies = cases.Branches.Select(branch => CompileBlock(branch.Body)).ToArray();
        var otherwise = cases.Else is null ? null : CompileBlock(cases.Else);
        return context =>
        {
            var wanted = value(context);
            var flow = preamble(context);
            if (flow != Flow.Next)
            {
                return flow;
            }

            for (var index = 0; index < candidates.Length; index++)
            {
                foreach (var candidate in candidates[index])
                {
                    if (Apply(BinaryOperator.Equal, wanted, candidate(context), context, cases.Span).IsTruthy)
                    {
                        return bodies[index](context);
                    }
                }
            }

            return otherwise?.Invoke(context) ?? Flow.Next;
        };
    }

    private Executor CompileFunctionStatement(FunctionStatement statement)
    {
        Value function = CompileFunction(statement.Definition);
        var set = CompileSetter(statement.Target);
        return context =>
        {
            set(context, function);
            return Flow.Next;
        };
    }

    private Executor CompileReturn(ReturnStatement statement)
    {
        var value = statement.Value is null ? null : CompileExpression(statement.Value);
        return context =>
        {
            context.ReturnValue = value?.Invoke(context) ?? default;
            return Flow.Return;
        };
    }

    private Executor CompileJump(SourceSpan span, Flow flow, string keyword)
    {
        if (_unit.LoopDepth > 0)
        {
            return _ => flow;
        }

        return context => context.IsInLoop
            ? flow
            : throw Error(span, $"The statement `{keyword}` can only be used inside a loop");
    }
}
