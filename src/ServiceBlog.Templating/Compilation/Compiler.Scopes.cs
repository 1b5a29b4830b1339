using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>Statements that redirect output or variables.</content>
internal sealed partial class Compiler
{
    private Performed CompileCapture(CaptureStatement capture)
    {
        var body = CompileBlock(capture.Body);
        var set = CompileSetter(capture.Target);
        return new Performed(context =>
        {
            var mark = context.Output.Length;
            var flow = body.Execute(context);
            set(context, context.CutOutput(mark));
            return flow;
        });
    }

    private Performed CompileWith(WithStatement with)
    {
        var target = CompileExpression(with.Target);
        var before = _unit.EnterWith();
        var body = CompileBlock(with.Body);
        _unit.LeaveWith(before);
        return new Performed(context =>
        {
            var value = target.Evaluate(context);
            context.OpenScope(ObjectOf(value, with.Target, "with"));
            var flow = body.Execute(context);
            context.CloseScope();
            return flow;
        });
    }

    private Performed CompileImport(ImportStatement import)
    {
        var target = CompileExpression(import.Target);
        return new Performed(context =>
        {
            var source = ObjectOf(target.Evaluate(context), import.Target, "import");
            if (context.CurrentObject is not ScriptObject { IsFrozen: false } current)
            {
                throw Error(import.Span, "Cannot import: the current object belongs to the model");
            }

            foreach (var name in source.MemberNames.ToArray())
            {
                if (!current.IsReadOnly(name) && source.TryGetMember(name, out var value))
                {
                    current.Set(name, value);
                }
            }

            return Flow.Next;
        });
    }

    private ITemplateObject ObjectOf(in Value value, Expression target, string statement) =>
        value.Reference as ITemplateObject
        ?? throw Error(
            target.Span, $"The statement `{statement}` expects an object instead of a value of type `{TypeNames.Of(value)}`");

    private Performed CompileWrap(WrapStatement wrap)
    {
        _unit.EnterBlock();
        var block = CompileBlock(wrap.Body);
        _unit.LeaveBlock();
        var call = wrap.Target as CallExpression
            ?? new CallExpression(wrap.Target.Span, wrap.Target, [], HasParentheses: false);
        var compiled = CompileCall(call);
        var indentation = _source.Slice(wrap.Indentation);
        return new Performed(context =>
        {
            var start = context.Output.Length;
            context.PushBlock(block);
            compiled.Print(context);
            context.PopBlock();
            if (indentation.Length > 0 && context.AutoIndent)
            {
                context.Output.Indent(start, indentation);
            }

            return Flow.Next;
        });
    }
}
