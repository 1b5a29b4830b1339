using System.Collections.Immutable;

namespace ServiceBlog.Templating.Builtins;

/// <summary>One of the built-in objects, as a table of its functions; the documentation is made from the same table.</summary>
public sealed class BuiltinLibrary
{
    internal BuiltinLibrary(string name, params ImmutableArray<BuiltinFunction> functions)
    {
        Name = name;
        Functions = functions;
    }

    /// <summary>The name of the global variable that holds the functions.</summary>
    public string Name { get; }

    /// <summary>The functions in the order of the documentation, under their full names (<c>string.append</c>).</summary>
    public ImmutableArray<BuiltinFunction> Functions { get; }

    /// <summary>Members that are plain values, such as <c>date.format</c>.</summary>
    public ImmutableArray<KeyValuePair<string, Value>> Values { get; internal init; } = [];

    internal ScriptObject ToObject()
    {
        var members = new ScriptObject(Functions.Length + Values.Length);
        foreach (var function in Functions) members.Add(function.Name[(Name.Length + 1)..], function);
        foreach (var (name, value) in Values) members.Add(name, value);
        return members.Freeze();
    }
}
