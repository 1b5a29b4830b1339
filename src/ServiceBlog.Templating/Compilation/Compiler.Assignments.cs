using ServiceBlog.Templating.Runtime;
using ServiceBlog.Templating.Syntax;

namespace ServiceBlog.Templating.Compilation;

/// <content>Everything that writes a variable, a member or an item.</content>
internal sealed partial class Compiler
{
    private delegate void Setter(RenderContext context, in Value value);

    /// <summary>Computes the new value of a variable from the current one.</summary>
    private delegate Value Update(RenderContext context, in Value current);

    private Performed CompileAssignment(AssignmentStatement assignment)
    {
        var value = CompileExpression(assignment.Value);
        if (assignment.Operator is { } compound)
        {
            var update = CompileUpdate(
                assignment.Target,
                (RenderContext context, in Value current) => Apply(compound, current, value.Evaluate(context), context, assignment.Span));
            return new Performed(context =>
            {
                update.Evaluate(context);
                return Flow.Next;
            });
        }

        var set = CompileSetter(assignment.Target);
        return new Performed(context =>
        {
            set(context, value.Evaluate(context));
            return Flow.Next;
        });
    }

    private Computed CompileIncrement(IncrementExpression increment)
    {
        var sign = increment.IsDecrement ? BinaryOperator.Subtract : BinaryOperator.Add;
        var update = CompileUpdate(increment.Target, (RenderContext context, in Value current) => current.IsNumber
            ? Apply(sign, current, 1, context, increment.Span)
            : throw Error(
                increment.Span, $"A value of type `{TypeNames.Of(current)}` cannot be incremented or decremented"));
        return increment.IsPrefix
            ? new Computed(context => Apply(sign, update.Evaluate(context), 1, context, increment.Span))
            : update;
    }

    /// <summary>Reads, computes and writes; returns what was read. What leads to the target is evaluated once.</summary>
    private Computed CompileUpdate(Expression target, Update update)
    {
        switch (target)
        {
            case MemberExpression { Target: not LoopObjectExpression } member:
                var owner = CompileExpression(member.Target);
                return new Computed(context =>
                {
                    var found = NotNull(owner.Evaluate(context), member.Target, member);
                    var before = context.GetMember(found, member.Name);
                    context.SetMember(found, member.Name, update(context, before), _source, member.NameSpan);
                    return before;
                });
            case IndexExpression item:
                var list = CompileExpression(item.Target);
                var position = CompileExpression(item.Index);
                return new Computed(context =>
                {
                    var found = NotNull(list.Evaluate(context), item.Target, item);
                    var key = position.Evaluate(context);
                    var before = context.GetItem(found, key);
                    context.SetItem(found, key, update(context, before), _source, item.Span);
                    return before;
                });
            default:
                var get = CompileTarget(target);
                var set = CompileSetter(target);
                return new Computed(context =>
                {
                    var before = get.Evaluate(context);
                    set(context, update(context, before));
                    return before;
                });
        }
    }

    private Setter CompileSetter(Expression target)
    {
        var span = target.Span;
        switch (target)
        {
            case VariableExpression variable:
                return (RenderContext context, in Value value) => context.SetVariable(variable.Name, value, _source, span);
            case LocalVariableExpression local:
                return CompileLocalSetter(local);
            case ArgumentsExpression { Index: { } index }:
                return (RenderContext context, in Value value) =>
                    context.SetItem(context.Frame.GetArguments(), index, value, _source, span);
            case MemberExpression member:
                var owner = CompileExpression(member.Target);
                return (RenderContext context, in Value value) => context.SetMember(
                    NotNull(owner.Evaluate(context), member.Target, member), member.Name, value, _source, member.NameSpan);
            case IndexExpression item:
                return CompileItemSetter(item);
            default:
                return (RenderContext _, in Value _) => throw Error(span, $"`{_source.Slice(span)}` cannot be assigned to");
        }
    }

    private Setter CompileLocalSetter(LocalVariableExpression local)
    {
        var name = local.Name;
        var slot = _unit.IsInBlock ? -1 : _unit.SlotOf(name);
        return (RenderContext context, in Value value) =>
        {
            var frame = context.Frame;
            if (frame.IsReadOnly(name))
            {
                throw Error(local.Span, $"Cannot set the readonly variable `${name}`");
            }

            if (slot < 0)
            {
                frame.SetLocal(name, value);
            }
            else
            {
                frame[slot] = value;
            }
        };
    }

    private static Performed CompileReadOnly(ReadOnlyStatement statement) => new(context =>
    {
        if (statement.Variable is LocalVariableExpression local)
        {
            context.Frame.MakeReadOnly(local.Name);
        }
        else
        {
            context.MakeReadOnly(((VariableExpression)statement.Variable).Name);
        }

        return Flow.Next;
    });

    private Setter CompileItemSetter(IndexExpression item)
    {
        var list = CompileExpression(item.Target);
        var position = CompileExpression(item.Index);
        return (RenderContext context, in Value value) =>
        {
            var owner = NotNull(list.Evaluate(context), item.Target, item);
            context.SetItem(owner, position.Evaluate(context), value, _source, item.Span);
        };
    }

    private Value NotNull(in Value value, Expression target, Expression whole) => value.IsNull
        ? throw Error(
            whole is MemberExpression ? Place(whole) : Place(target),
            $"Object `{_source.Slice(target.Span)}` is null. Cannot access member: {_source.Slice(whole.Span)}")
        : value;
}
