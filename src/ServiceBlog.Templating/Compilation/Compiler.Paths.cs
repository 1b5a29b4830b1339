using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>
/// Paths: variables, members, items. Evaluating a path calls the function it leads to, unless it is the target of a
/// call or an alias.
/// </content>
internal sealed partial class Compiler
{
    private Evaluator CompilePath(Expression path) => CompileTarget(path, Site(path.Span, path, []));

    /// <summary>The value of a path, functions included; other expressions are evaluated as usual.</summary>
    /// <param name="call">The place at which to call the function that the path leads to; null not to call it.</param>
    private Evaluator CompileTarget(Expression path, CallSite? call = null)
    {
        switch (path)
        {
            case VariableExpression variable:
                return CompileVariable(variable, call);
            case LocalVariableExpression local:
                return CompileLocal(local, call);
            case ArgumentsExpression { Index: { } index }:
                return new Computed(context => context.Called(context.Frame.GetArgument(index), call));
            case ArgumentsExpression:
                return new Computed(context => context.Frame.GetArguments());
            case BlockExpression:
                return new Computed(context =>
                {
                    context.RunBlock();
                    return Value.Null;
                });
            case ThisExpression:
                return new Computed(context => Value.From(context.This));
            case MemberExpression { Target: LoopObjectExpression loop } member:
                return CompileLoopState(loop, member);
            case MemberExpression { Target: ArgumentsExpression { Index: null } } member:
                return new ArgumentMember(member.Name, call);
            case MemberExpression member:
                return CompileMember(member, call);
            case IndexExpression index:
                return CompileIndex(index, call);
            case LoopObjectExpression loop:
                return new Computed(_ => throw Error(loop.Span, $"The state of a loop has no value of its own; expecting a member of `{loop.Name}`"));
            default:
                return CompileExpression(path);
        }
    }

    private Evaluator CompileVariable(VariableExpression variable, CallSite? call)
    {
        var depth = _unit.FindLoop(variable.Name, isLocal: false);
        return depth >= 0
            ? new LoopItem(depth, call)
            : new GlobalVariable(variable.Name, _source, variable.Span, call);
    }

    private Evaluator CompileLocal(LocalVariableExpression local, CallSite? call)
    {
        var name = local.Name;
        if (_unit.IsInBlock)
        {
            return new Computed(context => context.Called(context.GetLocal(name), call));
        }

        var depth = _unit.FindLoop(name, isLocal: true);
        return depth >= 0 ? new LoopItem(depth, call) : new LocalVariable(_unit.SlotOf(name), call);
    }

    private Computed CompileLoopState(LoopObjectExpression loop, MemberExpression member)
    {
        var kind = loop.Name;
        var read = LoopFrame.ReaderOf(member.Name);
        return new Computed(context =>
        {
            if (context.FindLoop(kind) is { } state)
            {
                return read(state);
            }

            return member.IsOptional ? Value.Null : throw NullTarget(loop, member, context);
        });
    }

    private Member CompileMember(MemberExpression member, CallSite? call) => new(
        CompileExpression(member.Target),
        member.Name,
        member.IsOptional ? null : context => NullTarget(member.Target, member, context),
        call);

    private Computed CompileIndex(IndexExpression index, CallSite? call)
    {
        var target = CompileExpression(index.Target);
        var position = CompileExpression(index.Index);
        return new Computed(context =>
        {
            var value = target.Evaluate(context);
            if (value.IsNull)
            {
                return index.IsOptional
                    ? value
                    : throw Error(Place(index.Target), $"Object `{_source.Slice(index.Target.Span)}` is null. Cannot access its items");
            }

            var key = position.Evaluate(context);
            return key.IsNull
                ? throw Error(index.Index.Span, $"Cannot access an item of `{_source.Slice(index.Target.Span)}` with a null index")
                : context.Called(context.GetItem(value, key), call);
        });
    }

    private TemplateException NullTarget(Expression target, MemberExpression member, RenderContext context)
    {
        var suggestion = target is VariableExpression variable && !context.TryGetVariable(new MemberName(variable.Name), out _)
            ? context.Suggest(variable.Name)
            : "";
        var (owner, path) = (_source.Slice(target.Span), _source.Slice(member.Span));
        return Error(member.NameSpan, $"Object `{owner}` is null. Cannot access member: {path}{suggestion}");
    }

    /// <summary>Where the failure of a path is reported: at its last name, which tells which step of it failed.</summary>
    private static SourceSpan Place(Expression path) => path switch
    {
        MemberExpression member => member.NameSpan,
        CallExpression call => Place(call.Target),
        _ => path.Span,
    };
}
