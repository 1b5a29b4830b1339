using System.Collections.Immutable;

namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// The built-in objects of the language (<c>string</c>, <c>array</c>, <c>math</c>, …), made once and shared by all
/// renders.
/// </summary>
public static class StandardLibrary
{
    /// <summary>The objects in the order of the documentation's index, each with its functions and their parameters.</summary>
    public static ImmutableArray<BuiltinLibrary> Libraries { get; } =
    [
        ArrayFunctions.Library,
        DateFunctions.Library,
        HtmlFunctions.Library,
        MathFunctions.Library,
        ObjectFunctions.Library,
        RegexFunctions.Library,
        StringFunctions.Library,
        TimeSpanFunctions.Library,
    ];

    /// <summary>All built-in functions: what they are called and what they take.</summary>
    public static ImmutableArray<BuiltinFunction> Functions { get; } =
        [.. Libraries.SelectMany(library => library.Functions)];

    /// <summary>Name of a global to its object; frozen.</summary>
    public static ScriptObject Globals { get; } = Create();

    private static ScriptObject Create()
    {
        var globals = new ScriptObject(Libraries.Length);
        foreach (var library in Libraries) globals.Add(library.Name, library.ToObject());
        return globals.Freeze();
    }
}
