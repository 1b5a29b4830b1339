namespace ServiceBlog.Templating.Builtins;

/// <summary>
/// The built-in objects of the language (<c>string</c>, <c>array</c>, <c>math</c>, …), made once and shared by all
/// renders.
/// </summary>
public static class StandardLibrary
{
    /// <summary>Name of a global to its object; frozen.</summary>
    public static ScriptObject Globals { get; } = Create();

    private static ScriptObject Create()
    {
        var globals = new ScriptObject();
        return globals.Freeze();
    }
}
