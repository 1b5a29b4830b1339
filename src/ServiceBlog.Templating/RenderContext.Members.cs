using ServiceBlog.Templating.Parsing;
using ServiceBlog.Templating.Runtime;

namespace ServiceBlog.Templating;

/// <content>Members and items of values.</content>
public sealed partial class RenderContext
{
    // Objects of the built-in libraries are shared by all renders; what a template sets on one lies here.
    private Dictionary<ScriptObject, ScriptObject>? _changedBuiltins;

    /// <summary>
    /// Reads a member as <c>target.name</c> does, <c>size</c>, <c>empty?</c> and the parts of a date included; null if
    /// there is none.
    /// </summary>
    public Value GetMember(in Value target, string name)
    {
        switch (target.Reference)
        {
            case ScriptObject found:
                var current = Changed(found);
                return current.TryGetMember(name, out var member) ? member : GetObjectMember(current, name);
            case ScriptArray array when array.Properties is { } properties && properties.TryGetMember(name, out var property):
                return property;
            case ITemplateList list:
                return name switch
                {
                    "size" => list.Count,
                    "empty?" => list.Count == 0,
                    _ => default,
                };
            case ITemplateObject model:
                return model.TryGetMember(name, out var value) ? value : GetObjectMember(model, name);
            case string text:
                return name switch
                {
                    "size" => text.Length,
                    "empty?" => text.Length == 0,
                    _ => default,
                };
            default:
                return DateMembers.Get(target, name);
        }
    }

    /// <inheritdoc cref="GetMember(in Value, string)"/>
    internal Value GetMember(in Value target, MemberName name) =>
        target.Reference is ScriptObject found && _changedBuiltins is null && found.TryGetMember(name, out var member)
            ? member
            : GetMember(target, name.Text);

    /// <summary>Reads an item as <c>target[index]</c> does; null if there is none.</summary>
    public Value GetItem(in Value target, in Value index)
    {
        if (target.Reference is ITemplateList list && index.Reference is not string)
        {
            return TryGetPosition(index, list.Count, out var position) && position < list.Count ? list[position] : default;
        }

        if (target.Reference is string text && index.Reference is not string)
        {
            return TryGetPosition(index, text.Length, out var position) && position < text.Length
                ? text.AsSpan(position, 1).ToString()
                : default(Value);
        }

        return GetMember(target, Format(index));
    }

    internal void SetMember(in Value target, string name, in Value value, SourceText source, SourceSpan span)
    {
        switch (target.Reference)
        {
            case ScriptObject found:
                var writable = IsBuiltin(found) ? ChangeBuiltin(found) : found;
                if (writable.IsFrozen)
                {
                    goto default;
                }

                if (writable.IsReadOnly(name))
                {
                    throw source.Exception(span, $"Cannot set the readonly member `{name}`");
                }

                writable.Set(name, value);
                break;
            case ScriptArray array when name is not ("size" or "empty?"):
                array.SetProperty(name, value);
                break;
            default:
                throw source.Exception(
                    span, $"Cannot set the member `{name}`: a value of type `{TypeNames.Of(target)}` cannot be changed here");
        }
    }

    internal void SetItem(in Value target, in Value index, in Value value, SourceText source, SourceSpan span)
    {
        if (index.IsNull)
        {
            throw source.Exception(span, "Cannot set an item with a null index");
        }

        if (target.Reference is not ScriptArray array || index.Reference is string)
        {
            SetMember(target, Format(index), value, source, span);
            return;
        }

        if (!index.TryConvertToInteger(out var position))
        {
            throw source.Exception(span, $"Unable to convert type `{TypeNames.Of(index)}` to `int`");
        }

        position = position < 0 ? position + array.Count : position;
        if (position < 0 || position > Limits.LoopSteps)
        {
            throw source.Exception(span, $"The index is outside the range of an array of {Text(array.Count)} items");
        }

        while (array.Count <= position)
        {
            array.Add(default);
        }

        array[(int)position] = value;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Value GetObjectMember(ITemplateObject target, string name) =>
        name is "empty?" ? !target.MemberNames.Any() : default(Value);

    /// <summary>Negative positions count from the end.</summary>
    private static bool TryGetPosition(in Value index, int count, out int position)
    {
        position = -1;
        if (!index.TryConvertToInteger(out var number))
        {
            return false;
        }

        number = number < 0 ? number + count : number;
        position = (int)Math.Clamp(number, -1, int.MaxValue);
        return position >= 0;
    }

    private ScriptObject Changed(ScriptObject found) =>
        _changedBuiltins is not null && _changedBuiltins.TryGetValue(found, out var changed) ? changed : found;

    private bool IsBuiltin(ScriptObject found)
    {
        foreach (var (_, value) in _builtins)
        {
            if (ReferenceEquals(value.Reference, found))
            {
                return true;
            }
        }

        return false;
    }

    private ScriptObject ChangeBuiltin(ScriptObject found)
    {
        _changedBuiltins ??= new Dictionary<ScriptObject, ScriptObject>(ReferenceEqualityComparer.Instance);
        if (!_changedBuiltins.TryGetValue(found, out var changed))
        {
            changed = new ScriptObject { Fallback = found };
            _changedBuiltins.Add(found, changed);
        }

        return changed;
    }
}
