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

        var steps = CompileSteps(block);
        return steps is [{ Statement: null, Text: var text }]
            ? new CopiedText(_source, text)
            : new Sequence(_source, steps);
    }

    private Step[] CompileSteps(Block block)
    {
        var steps = new List<Step>(block.Statements.Length);
        foreach (var statement in block.Statements)
        {
            if (statement is TextStatement)
            {
                steps.Add(new Step(statement.Span, Statement: null, statement.Span));
            }
            else if (steps is [.., { Statement: null } text])
            {
                steps[^1] = new Step(text.Text, CompileStatement(statement), statement.Span);
            }
            else
            {
                steps.Add(new Step(Text: default, CompileStatement(statement), statement.Span));
            }
        }

        return [.. steps];
    }

    private Executor CompileStatement(Statement statement) => statement switch
    {
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

    private PrintedExpression CompileExpressionStatement(ExpressionStatement statement) => new(
        CompileExpression(statement.Expression), _source, statement.Span, _source.Slice(statement.Indentation));

    private Choice CompileIf(IfStatement conditional) => new(
        [.. conditional.Branches.Select(branch => CompileExpression(branch.Condition))],
        [.. conditional.Branches.Select(branch => CompileBlock(branch.Body))],
        conditional.Else is null ? null : CompileBlock(conditional.Else));

    private Performed CompileCase(CaseStatement cases)
    {
        var value = CompileExpression(cases.Value);
        var preamble = CompileBlock(cases.Preamble);
        var candidates = cases.Branches.Select(branch => branch.Values.Select(CompileExpression).ToArray()).ToArray();
        var bodies = cases.Branches.Select(branch => CompileBlock(branch.Body)).ToArray();
        var otherwise = cases.Else is null ? null : CompileBlock(cases.Else);
        return new Performed(context =>
        {
            var wanted = value.Evaluate(context);
            var flow = preamble.Execute(context);
            if (flow != Flow.Next)
            {
                return flow;
            }

            for (var index = 0; index < candidates.Length; index++)
            {
                foreach (var candidate in candidates[index])
                {
                    if (Apply(BinaryOperator.Equal, wanted, candidate.Evaluate(context), context, cases.Span).IsTruthy)
                    {
                        return bodies[index].Execute(context);
                    }
                }
            }

            return otherwise?.Execute(context) ?? Flow.Next;
        });
    }

    private Performed CompileFunctionStatement(FunctionStatement statement)
    {
        Value function = CompileFunction(statement.Definition);
        var set = CompileSetter(statement.Target);
        return new Performed(context =>
        {
            set(context, function);
            return Flow.Next;
        });
    }

    private Performed CompileReturn(ReturnStatement statement)
    {
        var value = statement.Value is null ? null : CompileExpression(statement.Value);
        return new Performed(context =>
        {
            context.ReturnValue = value?.Evaluate(context) ?? default;
            return Flow.Return;
        });
    }

    private Performed CompileJump(SourceSpan span, Flow flow, string keyword)
    {
        if (_unit.LoopDepth > 0)
        {
            return new Performed(_ => flow);
        }

        return new Performed(context => context.IsInLoop
            ? flow
            : throw Error(span, $"The statement `{keyword}` can only be used inside a loop"));
    }
}
